"""The sentences about platelet clumps that are understood, and their denials."""

import pytest
from lab_results import HB, PLT, one_lab, one_unread, quantity

from cds_service.from_fhir.clumps import clumps_reported

REPORTED = [
    "Platelet clumps present",
    "Platelets clumped, count may be falsely low.",
    "PLT clumping noted on smear; repeat in citrate",
    "Moderate platelet aggregates seen",
    "No schistocytes. Platelet aggregation observed.",
    "No schistocytes, but platelet clumps seen",
    "Clumping cannot be excluded",
    "Microclumps",
    "platelet clumps: moderate",
]

NOT_REPORTED = [
    "No clumping seen",
    "no platelet clumps",
    "Smear reviewed; clumps not seen",
    "Without aggregates.",
    "Negative for platelet clumps",
    "Platelet clumps: none",
    "Platelet clumps: not seen",
    "Clumping absent",
    "Patient takes a platelet aggregation inhibitor",
    "Giant platelets",
    "",
]


@pytest.mark.parametrize("note", REPORTED)
def test_clumps_are_reported(note: str) -> None:
    """Each of these sentences says that the count cannot be trusted."""
    assert clumps_reported(note)


@pytest.mark.parametrize("note", NOT_REPORTED)
def test_clumps_are_denied_or_not_spoken_of(note: str) -> None:
    """None of these sentences takes the count away."""
    assert not clumps_reported(note)


def test_a_clumped_count_is_not_used() -> None:
    """A platelet count with clumps raises nothing by itself and is named."""
    amount = quantity(30, "10*9/L")
    unread = one_unread(PLT, valueQuantity=amount, note=[{"text": "Clumps present"}])
    assert (unread.why, unread.sent) == ("platelet clumps reported", "30 10*9/L")
    assert one_unread(PLT, valueString="clumped").why == "platelet clumps reported"


def test_a_denied_clump_and_another_analyte_change_nothing() -> None:
    """A denial keeps the count; a note on haemoglobin is about something else."""
    denied = [{"text": "no clumping seen"}]
    reported = [{"text": "platelet clumps"}]
    amount = quantity(30, "10*9/L")
    assert one_lab(PLT, valueQuantity=amount, note=denied).value.exact == 30
    assert (
        one_lab(HB, valueQuantity=quantity(9, "g/dL"), note=reported).value.exact == 9
    )
