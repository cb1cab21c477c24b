"""Tryptase in context: each reason, its limits, and what is no reason."""

import pytest
from aya_charts import problem
from charts import ISM, SM, Chart, Hook, diagnosis, lab, medication, on
from reason_charts import chart as _chart

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest
from cds_service.clinical.tryptase_context import Flag
from cds_service.frozen import replace
from cds_service.rules.cytoreduction.tryptase_interpretation import (
    TryptaseInContext,
    evaluate,
)

HAT = problem(Ailment.HEREDITARY_ALPHA_TRYPTASEMIA)
CMML = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)


def tryptase(value: str = "40", taken: str = "2025-12-20T12:00:00Z") -> Lab:
    """Return a tryptase."""
    return lab(Analyte.TRYPTASE, value, taken)


def gfr(value: str, day: str = "2025-12-20") -> Lab:
    """Return an eGFR."""
    return lab(Analyte.GFR, value, day)


def chart(
    *labs: Lab,
    problems: tuple[Problem, ...] = (),
    diagnoses: tuple[Diagnosis, ...] = (ISM,),
) -> Chart:
    """Return an opened chart."""
    view = Hook.PATIENT_VIEW
    return _chart(*labs, hook=view, problems=problems, diagnoses=diagnoses)


def flags(found: Chart) -> tuple[Flag, ...]:
    """Return the reasons that are told."""
    answer = evaluate(found)
    return answer.flags if isinstance(answer, TryptaseInContext) else ()


def test_a_tryptase_alone_says_what_it_says() -> None:
    """No reason, no line; no tryptase, no line."""
    assert isinstance(evaluate(chart(tryptase("350"))), NotIndicated)
    assert isinstance(evaluate(chart(problems=(HAT,))), NotIndicated)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2025-12-19T12:00:00Z", True),
        ("2025-12-19T11:59:00Z", False),
        ("2025-12-20T12:00:00Z", True),
        ("2025-12-20T12:01:00Z", False),
        ("2025-12-19", True),
        ("2025-12-18", False),
        ("2025-12-20", True),
        ("2025-12-21", False),
    ],
)
def test_a_day_after_anaphylaxis(when: str, *, told: bool) -> None:
    """24 hours, or by the calendar the same and the next day."""
    sting = Allergy("A/1", frozenset(), anaphylaxis=True, recorded=on(when))
    answer = evaluate(replace(chart(tryptase()), allergies=(sting,)))

    assert isinstance(answer, TryptaseInContext) is told
    if isinstance(answer, TryptaseInContext):
        assert answer.indicator is Indicator.INFO
        assert answer.flags == (Flag.EVENT,)
        assert answer.shown_by == (sting,)
        assert [type(each) for each in answer.proposals] == [OrderTest]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (MedicationKind.ADMINISTRATION, (Flag.EVENT,)),
        (MedicationKind.DISPENSE, ()),
    ],
)
def test_epinephrine_given_tells_of_a_reaction(
    kind: MedicationKind, told: tuple[Flag, ...]
) -> None:
    """One that was dispensed does not."""
    given = medication(
        Drug.EPINEPHRINE_OTHER,
        "2025-12-20",
        kind=kind,
        status=MedicationStatus.COMPLETED,
    )

    assert flags(replace(chart(tryptase("9")), medications=(given,))) == told


@pytest.mark.parametrize(
    ("found", "told"),
    [
        pytest.param(gfr("29.9"), (Flag.KIDNEYS,), id="29.9"),
        pytest.param(gfr("30"), (), id="30"),
        pytest.param(gfr("15", "2025-10-08"), (Flag.KIDNEYS,), id="90-days"),
        pytest.param(gfr("15", "2025-10-07"), (), id="91-days"),
    ],
)
def test_kidneys(found: Lab, told: tuple[Flag, ...]) -> None:
    """An eGFR below 30, of the last 90 days."""
    assert flags(chart(tryptase(), found)) == told


@pytest.mark.parametrize(("value", "told"), [("20", ()), ("20.1", (Flag.TRAIT,))])
def test_only_a_high_value_is_explained(value: str, told: tuple[Flag, ...]) -> None:
    """What raises tryptase does not matter to one that is not raised."""
    assert flags(chart(tryptase(value), problems=(HAT,))) == told


def test_the_minor_criterion_beside_a_neoplasm() -> None:
    """It does not count there; once SM-AHN is named nobody asks for it."""
    named = diagnosis(Disease.SM_AHN)

    assert flags(chart(tryptase(), diagnoses=(SM, CMML))) == (Flag.NEOPLASM,)
    assert flags(chart(tryptase(), diagnoses=(ISM, CMML))) == (Flag.NEOPLASM,)
    assert flags(chart(tryptase(), diagnoses=(named, CMML))) == ()


@pytest.mark.parametrize(
    ("value", "told"), [(">200", (Flag.RANGE,)), ("<1", ()), ("200", ())]
)
def test_beyond_the_assay(value: str, told: tuple[Flag, ...]) -> None:
    """Above its range neither a rise nor a fall can be seen."""
    assert flags(chart(tryptase(value))) == told


@pytest.mark.parametrize(
    ("day", "told"), [("2025-01-06", (Flag.TRAIT,)), ("2025-01-05", ())]
)
def test_a_year_back(day: str, told: tuple[Flag, ...]) -> None:
    """365 days are looked at, 366 are not."""
    assert flags(chart(tryptase("40", day), problems=(HAT,))) == told


def test_only_the_newest_settled_one_counts() -> None:
    """An older one, and a preliminary one, are not explained."""
    older = tryptase("40", "2025-06-01")
    early = replace(tryptase("80", "2026-01-02"), status=ResultStatus.PRELIMINARY)
    fine = tryptase("15", "2025-12-20")

    assert flags(chart(early, fine, older, problems=(HAT,))) == ()


def test_other_patients_get_no_line() -> None:
    """No mastocytosis, or one that is not confirmed."""
    unsure = replace(SM, verification=Verification.PROVISIONAL)

    assert flags(chart(tryptase(), problems=(HAT,), diagnoses=())) == ()
    assert flags(chart(tryptase(), problems=(HAT,), diagnoses=(unsure,))) == ()
