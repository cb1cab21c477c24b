"""`cds-service conform`: answers of any service, whatever they are made of."""

import json
from pathlib import Path

import pytest
from hook_calls import FIXTURES, low_neutrophils
from judged_cards import (
    ACTION,
    GOOD,
    Json,
    creating,
    in_a_file,
    said_of,
    suggesting,
)
from typed_commands import run


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
        ({"suggestions": suggesting({"type": "delete"})}, "actions[0]"),
        ({"suggestions": suggesting({**ACTION, "type": "create"})}, "resource"),
        ({"overrideReasons": [{"display": "x"}]}, "$.overrideReasons[0]"),
    ],
)
def test_what_is_no_card_is_said_and_never_a_crash(
    tmp_path: Path, dialect: str, more: Json, where: str
) -> None:
    """The first fault and its place, in every dialect, with exit code 1."""
    ended, (remark,) = said_of(tmp_path, dialect, **more)

    assert (ended, remark["rule"], remark["effect"]) == (1, "no-card", "rejects")
    assert where in remark["places"][0]


@pytest.mark.parametrize("card", [None, "x", 5, []])
def test_a_card_that_is_no_object(tmp_path: Path, card: object) -> None:
    """Said in a pipe as well, and the card beside it is judged all the same."""
    file = in_a_file(tmp_path, {"cards": [card, {**GOOD, "uuid": ""}]})
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
    ended, remarks = said_of(
        tmp_path, "epic", suggestions=suggesting(creating(resource))
    )

    assert ended == 1
    assert "epic-order-code" in {one["rule"] for one in remarks}


def test_a_folder_of_answers_is_judged(tmp_path: Path) -> None:
    """Each file of cards, beside the requests that lie there."""
    for name in ("a.json", "deep/b.json"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps({"cards": [GOOD]}), "utf-8")
    in_a_file(tmp_path, low_neutrophils())

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
    done = run("conform", "--dialect", "epic", in_a_file(tmp_path, {"cards": []}))

    assert (done.exit_code, done.stdout.split("\t")[3]) == (0, "no card")
