"""A clinician sees little, the worst first, and nothing twice; on whole patients."""

import json
from pathlib import Path
from typing import Any

import pytest

from cds_service.hooks.services import SERVICES
from docs.alerts_page import answered

Json = dict[str, Any]

WHOLE = Path(__file__).parents[1] / "fhir_fixtures" / "whole-patients"
CALLS = sorted(WHOLE.glob("*/*/request.json"))
URGENCY = ["critical", "warning", "info"]


def cards_of(file: Path, service_id: str = "") -> list[Json]:
    """Return the cards of a case, of the service of its hook or of another one."""
    call = json.loads(file.read_text("utf-8"))
    service = SERVICES[service_id or f"sm-{call['hook']}"]
    return answered(service, call | {"hook": str(service.hook)})


@pytest.mark.parametrize("file", CALLS, ids=lambda file: "/".join(file.parts[-3:-1]))
def test_nobody_sees_more_than_five_cards_and_the_worst_comes_first(file: Path) -> None:
    """Alert fatigue kills as well."""
    cards = cards_of(file)
    levels = [URGENCY.index(card["indicator"]) for card in cards]

    assert len(cards) <= 5
    assert levels == sorted(levels)


@pytest.mark.parametrize("file", CALLS, ids=lambda file: "/".join(file.parts[-3:-1]))
def test_nothing_appears_twice(file: Path) -> None:
    """No two cards say the same, and no two suggestions of a card do."""
    cards = cards_of(file)
    assert len({card["summary"] for card in cards}) == len(cards)
    for card in cards:
        labels = [each["label"] for each in card.get("suggestions", ())]
        assert len(set(labels)) == len(labels)


def test_a_well_treated_indolent_patient_sees_at_most_the_checklist() -> None:
    """Her chart opens with one quiet card or none."""
    cards = cards_of(WHOLE / "indolent-well-treated" / "patient-view" / "request.json")

    assert len(cards) <= 1
    assert all(card["source"]["topic"]["code"] == "care-plan" for card in cards)
    assert all(card["indicator"] == "info" for card in cards)


@pytest.mark.parametrize("hook", ["patient-view", "order-select", "order-sign"])
def test_a_patient_without_mastocytosis_sees_nothing(hook: str) -> None:
    """Nearly all patients of a hospital."""
    assert cards_of(WHOLE / "no-mastocytosis" / hook / "request.json") == []


def test_a_patient_without_mastocytosis_leaves_the_suspicion_service_silent() -> None:
    """Without a clue there is nothing to suspect."""
    file = WHOLE / "no-mastocytosis" / "patient-view" / "request.json"
    assert cards_of(file, "sm-suspicion-patient-view") == []


def test_a_patient_in_trouble_sees_trouble_first() -> None:
    """Neutropenia on midostaurin comes before everything else."""
    file = WHOLE / "aggressive-midostaurin-week-3" / "order-sign" / "request.json"
    first = cards_of(file)[0]

    assert first["indicator"] == "critical"
    assert first["summary"].startswith("Interrupt midostaurin: ANC")
