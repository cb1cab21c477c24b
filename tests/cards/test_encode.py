"""What leaves: no null, nothing empty, numbers as they were sent."""

import json
from typing import Any

import pytest
from cards.proposals import ALL, original
from cards.rules_for_tests import answer, chart, low, rule, setting
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cds_service.cards.card import Card
from cds_service.cards.compose import compose
from cds_service.cards.encode import cards_json
from cds_service.clinical.outcome import Indicator, InsufficientData

_FIRST, *_OTHERS = {type(proposal): proposal for proposal in ALL}.values()
"""One proposal of every kind: more than one card has room for."""


def body(words: str = "x") -> bytes:
    """Return an answer with every kind of card and every kind of proposal."""
    answers = (
        answer(low(Indicator.WARNING, *_OTHERS, words=words), rule("a")),
        answer(low(Indicator.INFO, _FIRST), rule("b")),
        answer(InsufficientData("nothing known"), rule("c")),
    )
    return cards_json(compose(answers, chart(), setting(original)))


def nothing_in(value: Any, path: str = "") -> list[str]:  # noqa: ANN401 (any JSON)
    """Return where a null or an empty value is."""
    if value is None or value in ("", [], {}):
        return [path]
    if isinstance(value, dict):
        return [
            found
            for key, item in value.items()
            for found in nothing_in(item, f"{path}.{key}")
        ]
    if isinstance(value, list):
        return [
            found
            for at, item in enumerate(value)
            for found in nothing_in(item, f"{path}[{at}]")
        ]
    return []


def test_no_cards_is_an_empty_list() -> None:
    """The one empty value that the specification asks for."""
    assert cards_json([]) == b'{"cards":[]}'


def test_nothing_is_null_or_empty() -> None:
    """No value of an answer says nothing."""
    assert nothing_in(json.loads(body())) == []


@given(st.text())
def test_any_words_can_leave(words: str) -> None:
    """Whatever an EHR sent as text, the answer is JSON in UTF-8."""
    assert nothing_in(json.loads(body(words).decode())) == []


def test_what_leaves_is_what_openapi_describes() -> None:
    """The description made for others accepts every card, and no broken one."""
    described = TypeAdapter(Card)
    broken: tuple[dict[str, Any], ...] = ({"detail": ""}, {"uuid": None}, {"links": []})
    cards = json.loads(body())["cards"]

    for card in cards:
        described.validate_python(card)
        for spoilt in broken:
            with pytest.raises(ValidationError):
                described.validate_python(card | spoilt)
    assert len(cards) == 3


def test_names_are_as_specified() -> None:
    """The wire speaks camelCase."""
    (card, *_) = json.loads(body())["cards"]

    assert set(card) == {
        "uuid",
        "summary",
        "detail",
        "indicator",
        "source",
        "suggestions",
        "selectionBehavior",
        "overrideReasons",
        "extension",
    }
    assert list(card["extension"]) == ["org.smcds.evidence"]
    assert any(
        "resourceId" in action
        for suggestion in card["suggestions"]
        for action in suggestion["actions"]
    )


def test_uuids_are_all_different() -> None:
    """Cards and suggestions can be told apart in feedback."""
    cards = json.loads(body())["cards"]
    uuids = [card["uuid"] for card in cards] + [
        suggestion["uuid"]
        for card in cards
        for suggestion in card.get("suggestions", ())
    ]

    assert len(uuids) == len(set(uuids))


def test_numbers_of_an_order_keep_their_digits() -> None:
    """1.00 is not 1.0 and not a string."""
    assert b'"value":1.00,' in body()


def test_a_null_that_holds_a_place_is_kept() -> None:
    """FHIR aligns arrays of primitives by null; only there it may stay."""
    sent = b'{"resourceType":"MedicationRequest","x":["a",null],"y":null}'
    cards = compose(
        [answer(low(Indicator.WARNING, *ALL[-3:]))],
        chart(),
        setting(lambda _: sent),
    )

    assert b'"x":["a",null]' in cards_json(cards)
    assert b'"y"' not in cards_json(cards)
