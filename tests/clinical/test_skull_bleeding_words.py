"""Reasons of a held order that name, suspect or deny bleeding inside the skull."""

import pytest

from cds_service.clinical.presence import Presence
from cds_service.clinical.skull_bleeding_words import skull_bleeding_named


@pytest.mark.parametrize(
    "reason",
    [
        "intracranial hemorrhage",
        "Intracranial haemorrhage, grade 1",
        "ICH",
        "stopped for ICH on MRI",
        "subdural hematoma after a fall",
        "brain bleed",
        "bleeding into the brain",
        "hemorrhagic stroke",
        "no headache; intracerebral bleed",
        "subarachnoid haemorrhage not resolved",
    ],
)
def test_named(reason: str) -> None:
    """Any spelling, and beside clauses that deny something else."""
    assert skull_bleeding_named(reason) is Presence.PRESENT


@pytest.mark.parametrize(
    "reason",
    [
        "suspected intracranial hemorrhage",
        "possible ICH",
        "rule out subdural hematoma",
        "r/o intracranial bleed",
        "subdural hematoma?",
        "CT pending for intracranial bleeding",
    ],
)
def test_suspected(reason: str) -> None:
    """To ask is not to know."""
    assert skull_bleeding_named(reason) is Presence.UNKNOWN


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "thrombocytopenia",
        "no intracranial hemorrhage",
        "ICH ruled out",
        "risk of intracranial hemorrhage",
        "gastrointestinal bleeding",
        "headache",
        "which dose is not clear",
        "subdural haematoma excluded",
    ],
)
def test_not_named(reason: str) -> None:
    """A denial, a risk, another bleed, or a word that only looks alike."""
    assert skull_bleeding_named(reason) is Presence.ABSENT
