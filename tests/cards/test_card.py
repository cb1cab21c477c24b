"""A card that breaks the specification cannot be built."""

from typing import Any

import msgspec
import pytest

from cds_service.cards.card import Action, Card, is_reference, utf16_length

_CODING = {"system": "https://cds.example.org/rules", "code": "a", "display": "A"}
_GOOD: dict[str, Any] = {
    "uuid": "u",
    "summary": "s",
    "detail": "d",
    "indicator": "info",
    "source": {"label": "l", "url": "https://cds.example.org", "topic": _CODING},
    "overrideReasons": [_CODING],
    "extension": {"org.smcds.evidence": {"rules": [{"id": "a", "version": "1.0.0"}]}},
}
_SUGGESTION = {
    "uuid": "u",
    "label": "l",
    "actions": [{"type": "delete", "description": "d", "resourceId": "Task/1"}],
}


def test_a_good_card_is_built() -> None:
    """The parts above are a card; each test below spoils one."""
    assert msgspec.convert(_GOOD, Card).summary == "s"


@pytest.mark.parametrize(
    "spoilt",
    [
        {"summary": "x" * 140},
        {"summary": "😀" * 70},
        {"summary": ""},
        {"detail": ""},
        {"indicator": "hard-stop"},
        {"suggestions": [_SUGGESTION]},
        {"suggestions": [], "selectionBehavior": "any"},
        {"selectionBehavior": "any"},
        {"suggestions": [_SUGGESTION], "selectionBehavior": "all"},
        {"overrideReasons": []},
        {"source": _GOOD["source"] | {"url": "rules/a"}},
        {"extension": {"org.smcds.evidence": {"rules": []}}},
        {"isRecommended": True},
    ],
)
def test_a_card_that_breaks_a_rule_is_not(spoilt: dict[str, Any]) -> None:
    """Each rule of the specification is kept by the type."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(_GOOD | spoilt, Card)


def test_a_summary_of_139_is_a_summary() -> None:
    """The limit is below 140, counted as JavaScript counts."""
    longest = msgspec.convert(_GOOD | {"summary": "x" * 139}, Card)

    assert utf16_length(longest.summary) == 139
    assert utf16_length("😀é") == 3


@pytest.mark.parametrize(
    "parts",
    [
        {"type": "delete"},
        {"type": "delete", "resourceId": "Task/1", "resource": {"a": 1}},
        {"type": "create"},
        {"type": "update", "resourceId": "Task/1"},
        {"type": "create", "resource": {"a": 1}, "resourceId": "Task/1"},
        {"type": "CREATE", "resource": {"a": 1}},
        {"type": "delete", "resourceId": "https://ehr.example.org/Task/1"},
    ],
)
def test_an_action_carries_what_its_type_needs(parts: dict[str, Any]) -> None:
    """A resource to create or update, a relative reference to delete."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"description": "d"} | parts, Action)


def test_is_reference() -> None:
    """Only a type and an id are a relative reference."""
    assert is_reference("MedicationRequest/a-1.b")
    assert not is_reference("urn:uuid:1")
    assert not is_reference("MedicationRequest/a\n")
