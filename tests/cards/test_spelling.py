"""Every kind of fact has its words; what has none is refused."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from cards.rules_for_tests import LIMIT, WINDOW
from charts import ADULT, AS_OF, ASM, diagnosis, draft, lab, medication, mg, on

from cds_service.cards.fact_words import LONGEST_TEXT
from cds_service.cards.spelling import spell
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Devices, Dose, Drug, MatchedBy
from cds_service.clinical.moment import Moment
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import (
    FusionFinding,
    FusionResult,
    KitFinding,
    KitResult,
    Method,
    Specimen,
)
from cds_service.frozen import replace

_KIT = KitResult(
    "Observation/k",
    KitFinding.D816V_ABSENT,
    specimen=Specimen.BLOOD,
    method=Method.SEQUENCING,
    limit_of_detection=Decimal("0.001"),
    taken=on("2025-11-01"),
)
_NAMED = replace(draft(Drug.MIDOSTAURIN, mg("50")), name="RYDAPT 25 mg capsule")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (lab(Analyte.NEUTROPHILS, "0.8"), "ANC 0.8 x10^9/L on 2026-01-05"),
        (lab(Analyte.PLATELETS, "<20"), "platelets < 20 x10^9/L on 2026-01-05"),
        (
            lab(
                Analyte.NEUTROPHILS,
                "0.8",
                calculated="WBC and neutrophils",
                status=ResultStatus.PRELIMINARY,
                probable=True,
            ),
            "ANC 0.8 x10^9/L on 2026-01-05 (calculated, preliminary, unit inferred)",
        ),
        (LIMIT, "1.0 x10^9/L"),
        (WINDOW, "7 days"),
        (mg("50"), "50 mg twice daily"),
        (Dose(), "dose not readable"),
        (_NAMED, "midostaurin 50 mg twice daily"),
        (medication(Drug.IMATINIB), "imatinib"),
        (Devices(2, 2), "2 devices"),
        (ASM, "test code"),
        (
            _KIT,
            "KIT D816V not detected, peripheral blood, sequencing, 2025-11-01",
        ),
        (
            FusionResult("Observation/f", FusionFinding.PRESENT),
            "FIP1L1-PDGFRA detected, undated",
        ),
        (
            Event("Procedure/t", EventKind.TRANSFUSION, "Red cells", on("2025-12-01")),
            "transfusion on 2025-12-01",
        ),
        (ADULT, "born 1970-05-01, female"),
        (Patient("Patient/x"), "birth date unknown, unknown"),
        (
            Patient("Patient/x", date(1980, 1, 1), date(1980, 12, 31)),
            "born 1980-01-01 to 1980-12-31, unknown",
        ),
        (
            Unread("Observation/u", Analyte.PLATELETS, "no unit", "50"),
            "platelets could not be used: no unit",
        ),
        (Gap(Record.LABS, "not sent"), "laboratory results: not sent"),
        (Moment(date(2026, 3, 1), vague=True), "2026-03-01 or later"),
        (AS_OF, "2026-01-06"),
        (datetime(2026, 1, 6, 8, tzinfo=UTC), "2026-01-06"),
        (lab(Analyte.NEUTROPHILS, "0.8").value, "0.8"),
        (Decimal("50.0"), "50"),
        (3, "3"),
        (Disease.MAST_CELL_LEUKEMIA, "mast cell leukaemia"),
        (Disease.SYSTEMIC_MASTOCYTOSIS, "systemic mastocytosis"),
        (Drug.BLEEDING_RISK, "a drug that adds to bleeding"),
        (Analyte.HEMOGLOBIN, "haemoglobin"),
        (EventKind.KIT_TEST_ORDERED, "KIT test"),
        (Record.CONDITIONS, "problem list"),
        (Topic.KIT, "KIT"),
        (KitFinding.PENDING, "pending"),
        ("free  words", "free words"),
    ],
)
def test_brief(value: object, written: str) -> None:
    """In a summary every kind is written in words of bounded length."""
    assert spell(value, brief=True) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (_NAMED, "RYDAPT 25 mg capsule 50 mg twice daily"),
        (
            replace(_NAMED, matched_by=MatchedBy.NAME, dose=Dose(text="2 caps")),
            "RYDAPT 25 mg capsule 2 caps (matched by name)",
        ),
        (
            replace(
                diagnosis(Disease.AGGRESSIVE_SM, verification=Verification.PROVISIONAL),
                text="Aggressive SM",
                remission=True,
                unverified_code=True,
            ),
            "Aggressive SM (test code, not confirmed, in remission, code unverified)",
        ),
        (
            replace(_KIT, allele_fraction=Decimal("0.125")),
            (
                "KIT D816V not detected, peripheral blood, sequencing, allele fraction"
                " 12.5%, limit of detection 0.1%, 2025-11-01"
            ),
        ),
        (
            Unread(
                "Observation/u", Analyte.PLATELETS, "no unit", "50", on("2026-01-06")
            ),
            'platelets "50" on 2026-01-06 could not be used: no unit',
        ),
    ],
)
def test_in_full(value: object, written: str) -> None:
    """In a detail the words of the record are there too."""
    assert spell(value, brief=False) == written


def test_long_words_are_cut_in_details() -> None:
    """An endless text of the EHR cannot flood a card, and the cut is seen."""
    written = spell("x" * 10_000, brief=False)

    assert len(written) == LONGEST_TEXT
    assert written.endswith("…")


@pytest.mark.parametrize("value", [None, True, 1.5, b"x", object(), [1]])
def test_what_nobody_decided_is_refused(value: object) -> None:
    """A new kind of value fails in a test, not before a clinician."""
    with pytest.raises(TypeError):
        spell(value, brief=True)
