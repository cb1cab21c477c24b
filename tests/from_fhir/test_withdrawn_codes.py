"""ATC codes that were given up: known by their new place, or said to be unknown."""

import pytest
from prescriptions import ATC, coded, order, read

from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.record import Topic, Unread

CYTOREDUCTIVE = {Drug.OTHER_CYTOREDUCTIVE, Drug.BRENTUXIMAB}


@pytest.mark.parametrize(
    ("code", "drugs"),
    [
        ("L01XE39", {Drug.MIDOSTAURIN}),
        ("L01XE01", {Drug.IMATINIB, Drug.MODERATE_CYP3A_INHIBITOR}),
        ("L01XE06", {Drug.DASATINIB}),
        ("L01XE08", {Drug.NILOTINIB, Drug.MODERATE_CYP3A_INHIBITOR}),
        ("L01XE16", {Drug.MODERATE_CYP3A_INHIBITOR}),
        ("L01XE28", {Drug.STRONG_CYP3A_INHIBITOR}),
        ("L01XE42", {Drug.STRONG_CYP3A_INHIBITOR}),
        ("L01XX47", {Drug.STRONG_CYP3A_INHIBITOR}),
        ("L01XC12", CYTOREDUCTIVE),
        ("L04AA10", {Drug.SIROLIMUS}),
    ],
)
def test_codes_of_before_2021(code: str, drugs: set[Drug]) -> None:
    """A code alone, as old records hold it, is the drug that has another code now."""
    found = read(order(coded(code, system=ATC)))
    assert {item.drug for item in found if isinstance(item, Medication)} == drugs


@pytest.mark.parametrize(
    ("code", "told"),
    [("L01XE99", True), ("l01xc99 ", True), ("L01EB02", False), ("C10AA05", False)],
)
def test_a_code_of_a_group_given_up_is_told(code: str, *, told: bool) -> None:
    """Nobody can tell which drug it is; a whole code of today is of no concern."""
    found = read(order(coded(code, system=ATC)))
    topics = [item.about for item in found if isinstance(item, Unread)]
    assert topics == ([Topic.UNKNOWN_DRUG] if told else [])
