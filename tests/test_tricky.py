"""The corpus of tricky cards and requests: complete, legal, and survived by us too.

That the requests are answered as they should be, `tests/test_fixtures.py` holds.
"""

import io
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hook_calls import FIXTURES
from rich.console import Console

from cds_service.cards.card import utf16_length
from cds_service.commands.card_view import card_view
from cds_service.hooks.dialects import DIALECTS
from cds_service.hooks.dialects.card_shape import NO_CARD
from cds_service.hooks.dialects.conformance import judged
from cds_service.workbench.card_text import html

Json = dict[str, Any]

_CORPUS = FIXTURES / "tricky"
_SAID = {
    case["file"]: case["says"]
    for case in tomllib.loads((_CORPUS / "index.toml").read_text("utf-8"))["case"]
}
_CARDS = sorted(file for file in _SAID if file.startswith("cards/"))
_ACTIVE = re.compile(r"(?i)<(?:script|img|style|iframe)|\son\w+=|(?:javascript|data):")


def _cards(file: str) -> list[Json]:
    cards: list[Json] = json.loads((_CORPUS / file).read_text("utf-8"))["cards"]
    return cards


def _suggestions(card: Json) -> list[Json]:
    suggestions: list[Json] = card.get("suggestions", [])
    return suggestions


def test_every_file_has_its_sentence_and_every_sentence_its_file() -> None:
    """In the index for machines, and in the page for people."""
    files = [
        *_CORPUS.glob("cards/*.json"),
        *_CORPUS.glob("requests/*/request.json"),
    ]
    page = (_CORPUS / "README.md").read_text("utf-8")

    assert {str(file.relative_to(_CORPUS)) for file in files} == set(_SAID)
    for file, sentence in _SAID.items():
        assert sentence.endswith(".")
        assert f"]({file}) | {sentence.replace('|', '&#124;')} |" in page


@pytest.mark.parametrize("file", _CARDS)
def test_a_card_is_legal(file: str) -> None:
    """What CDS Hooks demands of a card: else it would not be tricky but wrong."""
    for card in _cards(file):
        assert 0 < utf16_length(card["summary"]) < 140
        assert card["indicator"] in {"info", "warning", "critical"}
        assert card["source"]["label"]
        assert ("selectionBehavior" in card) is bool(_suggestions(card))
        assert all(suggestion["label"] for suggestion in _suggestions(card))
        for reason in card.get("overrideReasons", []):
            assert {"system", "code", "display"} <= set(reason)
        for link in card.get("links", []):
            assert link["type"] == "smart" or "appContext" not in link


@pytest.mark.parametrize("file", _CARDS)
def test_at_most_one_is_recommended_where_one_may_be_taken(file: str) -> None:
    """cds-resp-1, and every action is described and carries what it needs."""
    for card in _cards(file):
        recommended = [one for one in _suggestions(card) if one.get("isRecommended")]
        assert card.get("selectionBehavior") == "any" or len(recommended) <= 1
        for suggestion in _suggestions(card):
            for action in suggestion.get("actions", []):
                assert action["description"]
                assert "resource" in action or action["type"] == "delete"


@pytest.mark.parametrize("file", _CARDS)
def test_the_workbench_shows_it_and_runs_nothing_of_it(file: str) -> None:
    """Details become HTML without anything that acts, whatever they hold."""
    for card in _cards(file):
        shown = html(card.get("detail", ""))
        without_text = re.sub(r">[^<]*<", "><", shown)
        assert not _ACTIVE.search(without_text)


@pytest.mark.parametrize("file", _CARDS)
def test_the_terminal_shows_it(file: str) -> None:
    """Every card can be drawn, and its summary is there."""
    for card in _cards(file)[:3]:
        stream = io.StringIO()
        Console(file=stream, width=400).print(card_view(card))
        assert card["summary"][:20] in stream.getvalue()


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
@pytest.mark.parametrize("file", _CARDS)
def test_every_dialect_has_a_judgement_on_it(file: str, dialect: str) -> None:
    """`conform` takes the answer of any service; tricky is none the less a card."""
    cards = _cards(file)
    found = judged(cards, cards, DIALECTS[dialect])

    assert all(remark.places and not remark.answered for remark in found.remarks)
    assert all(remark.trait is not NO_CARD for remark in found.remarks)


def test_what_two_actions_cost_differs_by_ehr() -> None:
    """Delete and create in one suggestion: whole as specified, torn elsewhere."""
    cards = _cards("cards/delete-then-create.json")
    lost = {name for name in DIALECTS if judged(cards, cards, DIALECTS[name]).loses}

    assert lost == {"epic", "sandbox"}


def test_the_corpus_speaks_of_nobody_real() -> None:
    """One invented patient, and hosts that are nobody's."""
    for file in _SAID:
        text = (Path(_CORPUS) / file).read_text("utf-8")
        hosts = re.findall(r"https://([a-z0-9.-]+)", text)
        assert all(host.endswith(("example.org", ".example")) for host in hosts)
