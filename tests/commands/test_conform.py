"""`cds-service conform`: what one EHR would make of the cards."""

import json
from pathlib import Path
from typing import Final

import pytest
from hook_calls import FIXTURES, low_neutrophils
from judged_cards import (
    ACTION,
    DRUG,
    Json,
    creating,
    in_a_file,
    link_of,
    said_of,
    suggesting,
    topic_of,
)
from settings_files import HOSPITAL, environment_of
from typed_commands import run

_LOW: Final = FIXTURES / "whole-patients" / "aggressive-midostaurin-week-3"


@pytest.mark.parametrize(
    ("dialect", "more", "rule", "effect", "code"),
    [
        ("epic", {"selectionBehavior": "at-most-one"}, "selection-behavior", "r", 1),
        ("epic", {"source": topic_of("a-b")}, "topic-code", "r", 1),
        ("epic", {"source": topic_of("a" * 101)}, "topic-code", "r", 1),
        ("epic", {"source": topic_of("é")}, "topic-code", "r", 1),
        ("epic", {"suggestions": suggesting(ACTION)}, "supported-action", "r", 1),
        ("epic", {"suggestions": suggesting(ACTION, ACTION)}, "one-action", "d", 1),
        ("epic", {"links": [link_of("smart")]}, "smart-links", "d", 1),
        ("epic", {"links": [link_of("absolute")]}, "labels", "does not show", 0),
        ("epic", {"overrideReasons": [{"code": "x"}]}, "reasons-mapped", "c", 0),
        ("epic", {"uuid": ""}, "feedback-ids", "does not show", 0),
        (
            "epic",
            {"suggestions": suggesting(creating(DRUG))},
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
        ("oracle", {"links": [link_of("absolute")]}, "registered-links", "d", 1),
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
            {"suggestions": suggesting(ACTION, ACTION)},
            "first-act",
            "d",
            1,
        ),
        ("sandbox", {"suggestions": suggesting(isRecommended=True)}, "sel", "do", 0),
        (
            "sandbox",
            {"source": {"label": "x", "url": "https://x"}},
            "source",
            "does not show",
            0,
        ),
        ("sandbox", {"suggestions": suggesting(creating(DRUG))}, "drug-al", "c", 0),
        ("sandbox", {"suggestions": suggesting(ACTION)}, "delete-clears", "c", 0),
        ("sandbox", {"uuid": ""}, "dismissal", "does not show", 0),
        (
            "sandbox",
            {"suggestions": suggesting(creating({}))},
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
    ended, remarks = said_of(tmp_path, dialect, **more)

    (found,) = [one for one in remarks if one["rule"].startswith(f"{dialect}-{rule}")]
    assert found["effect"].startswith(effect)
    assert found["source"]
    assert ended == code


@pytest.mark.parametrize("dialect", ["standard", "sandbox", "epic", "oracle"])
def test_a_plain_card_loses_nothing(tmp_path: Path, dialect: str) -> None:
    """What every EHR shows is remarked upon by none."""
    assert said_of(tmp_path, dialect) == (0, [])


def test_a_dialect_or_a_client_and_not_both(tmp_path: Path) -> None:
    """The one that lost would be taken for the one that answered."""
    both = ("--dialect", "oracle", "--client", "hospital")
    done = run("conform", *both, in_a_file(tmp_path, {"cards": []}))

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
    request = in_a_file(tmp_path, low_neutrophils())
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
    file = in_a_file(tmp_path, {"cards": []})

    for arguments in (("--dialect", "klingon"), ("--client", "nobody")):
        done = run("conform", *arguments, file)
        assert done.exit_code == 2
        assert "epic" in done.stderr or "CDS_CLIENTS_FILE" in done.stderr


def test_a_refused_request_ends_with_1_and_no_request_with_2(tmp_path: Path) -> None:
    """As in the other commands."""
    refused = run("conform", in_a_file(tmp_path, {"hook": "patient-view"}))
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
