"""`cds-service conform`: what one EHR would make of the cards."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hook_calls import FIXTURES, low_neutrophils
from settings_files import HOSPITAL, environment_of
from typed_commands import run

Json = dict[str, Any]

_LOW: Final = FIXTURES / "whole-patients" / "aggressive-midostaurin-week-3"
_GOOD: Final = {
    "uuid": "card-1",
    "summary": "Look here",
    "indicator": "info",
    "source": {"label": "A book"},
}
_ACTION: Final = {"type": "delete", "description": "Take it", "resourceId": "Task/1"}
_DRUG: Final = {"resourceType": "MedicationRequest", "medicationCodeableConcept": {}}


def _file(folder: Path, content: object) -> str:
    file = folder / "some.json"
    file.write_text(json.dumps(content), "utf-8")
    return str(file)


def _said(folder: Path, dialect: str, **more: object) -> tuple[int, list[Json]]:
    file = _file(folder, {"cards": [{**_GOOD, **more}]})
    done = run("conform", "--dialect", dialect, "--json", file)
    return done.exit_code, json.loads(done.stdout)[0]["remarks"]


def _suggesting(*actions: Json, **more: object) -> list[Json]:
    return [{"label": "Do", "uuid": "s-1", "actions": list(actions), **more}]


def _create(resource: Json) -> Json:
    return {"type": "create", "description": "Do it", "resource": resource}


def _link(kind: str) -> Json:
    return {"type": kind, "label": "x", "url": "https://x"}


def _topic(code: str) -> Json:
    return {"label": "A book", "topic": {"code": code}}


@pytest.mark.parametrize(
    ("dialect", "more", "rule", "effect", "code"),
    [
        ("epic", {"selectionBehavior": "at-most-one"}, "selection-behavior", "r", 1),
        ("epic", {"source": _topic("a-b")}, "topic-code", "r", 1),
        ("epic", {"source": _topic("a" * 101)}, "topic-code", "r", 1),
        ("epic", {"source": _topic("é")}, "topic-code", "r", 1),
        ("epic", {"suggestions": _suggesting(_ACTION)}, "supported-action", "r", 1),
        ("epic", {"suggestions": _suggesting(_ACTION, _ACTION)}, "one-action", "d", 1),
        ("epic", {"links": [_link("smart")]}, "smart-links", "d", 1),
        ("epic", {"links": [_link("absolute")]}, "labels", "does not show", 0),
        ("epic", {"overrideReasons": [{"code": "x"}]}, "reasons-mapped", "c", 0),
        ("epic", {"uuid": ""}, "feedback-ids", "does not show", 0),
        (
            "epic",
            {"suggestions": _suggesting(_create(_DRUG))},
            "order-code",
            "d",
            1,
        ),
        (
            "epic",
            {"extension": {"com.epic.cdshooks.card.detail.content-type": "rtf"}},
            "detail-format",
            "r",
            1,
        ),
        ("oracle", {"links": [_link("absolute")]}, "registered-links", "d", 1),
        ("oracle", {"indicator": "critical"}, "critical-interrupts", "c", 0),
        (
            "oracle",
            {"source": {"label": "x", "url": "https://x"}},
            "source-address",
            "c",
            0,
        ),
        (
            "sandbox",
            {"suggestions": _suggesting(_ACTION, _ACTION)},
            "first-act",
            "d",
            1,
        ),
        ("sandbox", {"suggestions": _suggesting(isRecommended=True)}, "sel", "do", 0),
        (
            "sandbox",
            {"source": {"label": "x", "url": "https://x"}},
            "source",
            "does not show",
            0,
        ),
        ("sandbox", {"suggestions": _suggesting(_create(_DRUG))}, "drug-al", "c", 0),
        ("sandbox", {"suggestions": _suggesting(_ACTION)}, "delete-clears", "c", 0),
        ("sandbox", {"uuid": ""}, "dismissal", "does not show", 0),
        (
            "sandbox",
            {"suggestions": _suggesting(_create({}))},
            "only-drugs",
            "does not show",
            0,
        ),
    ],
)
def test_each_fact_is_found_on_any_card(  # noqa: PLR0913, PLR0917 (a row of a table)
    tmp_path: Path, dialect: str, more: Json, rule: str, effect: str, code: int
) -> None:
    """Cards of any service are judged, with the fact, its source and the exit code."""
    ended, remarks = _said(tmp_path, dialect, **more)

    (found,) = [one for one in remarks if one["rule"].startswith(f"{dialect}-{rule}")]
    assert found["effect"].startswith(effect)
    assert found["source"]
    assert ended == code


@pytest.mark.parametrize("dialect", ["standard", "sandbox", "epic", "oracle"])
def test_a_plain_card_loses_nothing(tmp_path: Path, dialect: str) -> None:
    """What every EHR shows is remarked upon by none."""
    assert _said(tmp_path, dialect) == (0, [])


@pytest.mark.parametrize("dialect", ["standard", "sandbox", "epic", "oracle"])
@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"summary": 5}, "$.summary"),
        ({"summary": "x" * 140}, "summary has between 1 and 139"),
        ({"indicator": "hard-stop"}, "$.indicator"),
        ({"source": None}, "$.source"),
        ({"source": {}}, "$.source"),
        ({"source": {"label": "x", "topic": {"code": 5}}}, "$.source.topic.code"),
        ({"links": None}, "$.links"),
        ({"links": [{"label": "x", "type": "absolute"}]}, "$.links[0]"),
        ({"extension": ["x"]}, "$.extension"),
        ({"suggestions": ["x"]}, "$.suggestions[0]"),
        ({"suggestions": [{"label": "x", "actions": None}]}, "[0].actions"),
        ({"suggestions": _suggesting({"type": "delete"})}, "actions[0]"),
        ({"suggestions": _suggesting({**_ACTION, "type": "create"})}, "resource"),
        ({"overrideReasons": [{"display": "x"}]}, "$.overrideReasons[0]"),
    ],
)
def test_what_is_no_card_is_said_and_never_a_crash(
    tmp_path: Path, dialect: str, more: Json, where: str
) -> None:
    """The first fault and its place, in every dialect, with exit code 1."""
    ended, (remark,) = _said(tmp_path, dialect, **more)

    assert (ended, remark["rule"], remark["effect"]) == (1, "no-card", "rejects")
    assert where in remark["places"][0]


@pytest.mark.parametrize("card", [None, "x", 5, []])
def test_a_card_that_is_no_object(tmp_path: Path, card: object) -> None:
    """Said in a pipe as well, and the card beside it is judged all the same."""
    file = _file(tmp_path, {"cards": [card, {**_GOOD, "uuid": ""}]})
    done = run("conform", "--dialect", "epic", file)

    rules = [line.split("\t")[4] for line in done.stdout.splitlines()]
    assert (done.exit_code, rules) == (1, ["no-card", "epic-feedback-ids"])


@pytest.mark.parametrize(
    "order",
    [
        {"medicationCodeableConcept": None},
        {"medicationCodeableConcept": {"coding": None}},
        {"medicationCodeableConcept": {"coding": ["x", None]}},
        {"code": "x"},
    ],
)
def test_an_order_may_hold_anything(tmp_path: Path, order: Json) -> None:
    """What lies in a resource is looked at without trusting it."""
    resource = {"resourceType": "MedicationRequest", **order}
    ended, remarks = _said(tmp_path, "epic", suggestions=_suggesting(_create(resource)))

    assert ended == 1
    assert "epic-order-code" in {one["rule"] for one in remarks}


def test_a_folder_of_answers_is_judged(tmp_path: Path) -> None:
    """Each file of cards, beside the requests that lie there."""
    for name in ("a.json", "deep/b.json"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps({"cards": [_GOOD]}), "utf-8")
    _file(tmp_path, low_neutrophils())

    done = run("conform", "--dialect", "epic", "--json", str(tmp_path))

    names = [Path(one["case"]).name for one in json.loads(done.stdout)]
    assert (done.exit_code, names) == (0, ["a.json", "b.json", "some.json"])


def test_the_tricky_cards_can_be_judged_as_a_folder() -> None:
    """As their README says; what Epic drops of them ends with 1."""
    done = run("conform", "--dialect", "epic", str(FIXTURES / "tricky" / "cards"))

    assert done.exit_code == 1
    assert "nothing to replay" not in done.stdout
    assert "delete-then-create.json\tcard 1\tleft\tdrops" in done.stdout
    assert {len(line.split("\t")) for line in done.stdout.splitlines()} == {8}


def test_what_is_no_json_is_no_answer(tmp_path: Path) -> None:
    """NaN stands in no JSON: an EHR would refuse all of it."""
    file = tmp_path / "some.json"
    file.write_text('{"cards": [{"summary": NaN}]}', "utf-8")

    assert run("conform", "--dialect", "epic", str(file)).exit_code == 2


def test_an_answer_without_cards_is_a_line_too(tmp_path: Path) -> None:
    """Silence would look like a case that was not run."""
    done = run("conform", "--dialect", "epic", _file(tmp_path, {"cards": []}))

    assert (done.exit_code, done.stdout.split("\t")[3]) == (0, "no card")


def test_a_dialect_or_a_client_and_not_both(tmp_path: Path) -> None:
    """The one that lost would be taken for the one that answered."""
    both = ("--dialect", "oracle", "--client", "hospital")
    done = run("conform", *both, _file(tmp_path, {"cards": []}))

    assert done.exit_code == 2
    assert "not both" in done.stderr


def test_our_own_cards_lose_nothing_at_epic() -> None:
    """Every fixture patient: what Epic would reject is answered before it leaves."""
    done = run("conform", "--dialect", "epic", "--json", str(_LOW))

    remarks = [one for case in json.loads(done.stdout) for one in case["remarks"]]
    assert done.exit_code == 0
    assert [one for one in remarks if one["answered"] and one["effect"] == "rejects"]
    assert not [one for one in remarks if one["loses"]]


def test_a_hook_that_is_never_called_is_a_loss() -> None:
    """Oracle Health opens charts and calls no order hook."""
    done = run("conform", "--dialect", "oracle", str(_LOW / "order-sign"))

    assert done.exit_code == 1
    assert "oracle does not call the hook order-sign" in done.stdout


def test_a_client_brings_the_names_of_its_site(tmp_path: Path) -> None:
    """With its preference list, the site sees which tests become buttons."""
    epic = (
        f'{HOSPITAL}\ndialect = "epic"\norderable = {{"CBC with differential" = "C"}}'
    )
    request = _file(tmp_path, low_neutrophils())
    environment = environment_of(tmp_path, epic, public_url="https://c.example.org")

    done = run("conform", "--client", "hospital", "--json", request, **environment)

    placed = [
        suggestion["actions"][0]["resource"]
        for card in json.loads(done.stdout)[0]["cards"]
        for suggestion in card.get("suggestions", ())
    ]
    assert "C" in [
        coding["code"]
        for order in placed
        for coding in order.get("code", {}).get("coding", ())
    ]


def test_nobody_of_that_name(tmp_path: Path) -> None:
    """A misspelt dialect or client ends with 2 and what there is."""
    file = _file(tmp_path, {"cards": []})

    for arguments in (("--dialect", "klingon"), ("--client", "nobody")):
        done = run("conform", *arguments, file)
        assert done.exit_code == 2
        assert "epic" in done.stderr or "CDS_CLIENTS_FILE" in done.stderr


def test_a_refused_request_ends_with_1_and_no_request_with_2(tmp_path: Path) -> None:
    """As in the other commands."""
    refused = run("conform", _file(tmp_path, {"hook": "patient-view"}))
    assert len(refused.stdout.split("\t")) == 8
    nothing = run("conform", str(tmp_path.parent / "conftest-of-nobody"))

    assert refused.exit_code == 1
    assert nothing.exit_code == 2


def test_in_a_pipe_each_remark_is_a_line_with_tabs() -> None:
    """For cut and grep: case, card, state, effect, rule, places, words, source."""
    done = run("conform", "--dialect", "epic", str(_LOW / "patient-view"))

    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert {len(line) for line in lines} == {8}
    assert "epic-topic-code" in {line[4] for line in lines}
