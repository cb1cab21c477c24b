"""Answers become comparable without hiding a fact."""

from cds_service.commands.json_value import Json
from cds_service.commands.placeholders import stable

CARD = "0f0e0d0c-0b0a-8908-8706-050403020100"
SUGGESTION = "1f0e0d0c-0b0a-8908-8706-050403020100"
OTHER = "2f0e0d0c-0b0a-8908-8706-050403020100"


def test_cards_and_suggestions_are_named_by_place() -> None:
    """A fresh uuid reads as the place of what it names."""
    body: Json = {"cards": [{"uuid": CARD, "suggestions": [{"uuid": SUGGESTION}]}]}

    assert stable(body, b"") == {
        "cards": [{"uuid": "<card 1>", "suggestions": [{"uuid": "<suggestion 1.1>"}]}]
    }


def test_other_uuids_are_counted() -> None:
    """A uuid made for a new resource is named by when it first appears."""
    body: Json = {"a": f"urn:uuid:{OTHER}", "b": [OTHER, CARD]}

    assert stable(body, b"") == {
        "a": "urn:uuid:<uuid 1>",
        "b": ["<uuid 1>", "<uuid 2>"],
    }


def test_a_uuid_of_the_request_is_a_fact() -> None:
    """The id of a patient stays, or a mix-up of patients would not show."""
    body: Json = {"subject": f"Patient/{OTHER}"}

    assert stable(body, f'"{OTHER}"'.encode()) == body


def test_the_address_of_the_service_is_named() -> None:
    """Answers of two servers can be compared."""
    source: Json = {
        "url": "https://cds.example.org/x/rules/care-plan",
        "topic": {"system": "https://cds.example.org/x/rules"},
    }

    assert stable({"cards": [{"source": source}]}, b"") == {
        "cards": [
            {
                "source": {
                    "url": "{PUBLIC_URL}/rules/care-plan",
                    "topic": {"system": "{PUBLIC_URL}/rules"},
                }
            }
        ]
    }


def test_any_json_is_taken() -> None:
    """An answer of an unexpected shape is still shown."""
    bodies: list[Json] = [None, 3, "text", [], {"cards": 3}, {"cards": [3, {}]}]

    assert [stable(body, b"") for body in bodies] == bodies
