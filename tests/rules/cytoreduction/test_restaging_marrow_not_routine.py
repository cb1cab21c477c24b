"""Marrow again in indolent disease: what makes it more than a routine."""

import pytest
from aya_charts import problem
from charts import ASM, ISM, SM, Chart, Hook, diagnosis, lab, medication, on
from reason_charts import chart as _chart

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.cytoreduction.restaging_marrow_not_routine import (
    MarrowAgain,
    evaluate,
)

KIND = EventKind.BONE_MARROW_EXAMINATION
WANTED = Event("ServiceRequest/w", KIND, "marrow", phase=Phase.DRAFTED)
BEFORE = Event("Procedure/b", KIND, "marrow", on("2023-04-12"))
SSM = diagnosis(Disease.SMOULDERING_SM)


def counted(day: str) -> tuple[Lab, ...]:
    """Return normal counts of a day."""
    return (
        lab(Analyte.PLATELETS, "210", day),
        lab(Analyte.HEMOGLOBIN, "13.4", day),
        lab(Analyte.NEUTROPHILS, "3.6", day),
    )


def chart(
    *labs: Lab,
    events: tuple[Event, ...] = (BEFORE,),
    wanted: tuple[Event, ...] = (WANTED,),
    diagnoses: tuple[Diagnosis, ...] = (ISM,),
    problems: tuple[Problem, ...] = (),
    taken: tuple[Medication, ...] = (),
) -> Chart:
    """Return a chart in which a marrow examination is ordered."""
    found = _chart(
        *labs, drafts=(), taken=taken, diagnoses=diagnoses, problems=problems
    )
    return replace(found, events=events, wanted=wanted)


def is_said(found: Chart) -> bool:
    """Tell whether the note is given."""
    return isinstance(evaluate(found), MarrowAgain)


@pytest.mark.parametrize("subtype", [ISM, SSM])
def test_nothing_new(subtype: Diagnosis) -> None:
    """A note that offers nothing."""
    answer = evaluate(chart(*counted("2025-11-03"), diagnoses=(subtype,)))

    assert isinstance(answer, MarrowAgain)
    assert answer.indicator is Indicator.INFO
    assert answer.proposals == ()
    assert answer.missing == ()


@pytest.mark.parametrize(("day", "missing"), [("2025-07-10", 0), ("2025-07-09", 1)])
def test_old_counts_do_not_show_that_nothing_is_new(day: str, missing: int) -> None:
    """180 days are recent, 181 are not: the card says so."""
    answer = evaluate(chart(*counted(day)))

    assert isinstance(answer, MarrowAgain)
    assert len(answer.missing) == missing


def test_a_first_examination_is_no_repetition() -> None:
    """Neither done nor counted before."""
    share = lab(Analyte.MAST_CELL_PERCENT, "8", "2023-04-12")
    ordered = replace(BEFORE, phase=Phase.ORDERED)

    assert not is_said(chart(events=()))
    assert not is_said(chart(events=(ordered,)))
    assert is_said(chart(share, events=()))


@pytest.mark.parametrize(
    ("began", "said"), [("2025-07-10", False), ("2025-07-09", True), (None, False)]
)
@pytest.mark.parametrize(
    "ailment", [Ailment.FLUSHING, Ailment.SPLENOMEGALY, Ailment.WEIGHT_LOSS]
)
def test_something_new(ailment: Ailment, began: str | None, *, said: bool) -> None:
    """180 days are new, 181 are not; without a date it may be new."""
    found = problem(ailment, began=on(began) if began else None)

    assert is_said(chart(problems=(found,))) is said


def test_what_is_over_is_not_new() -> None:
    """A symptom that has passed is no reason."""
    over = problem(Ailment.SPLENOMEGALY, began=on("2025-12-01"), current=False)

    assert is_said(chart(problems=(over,)))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (lab(Analyte.PLATELETS, "99"), False),
        (lab(Analyte.PLATELETS, "100"), True),
        (lab(Analyte.HEMOGLOBIN, "9.9"), False),
        (lab(Analyte.NEUTROPHILS, "0.9"), False),
        (lab(Analyte.PLATELETS, "99", "2025-07-09"), True),
        (lab(Analyte.EOSINOPHILS, "1.5"), False),
        (lab(Analyte.EOSINOPHILS, "1.4"), True),
        (lab(Analyte.EOSINOPHILS, "1.5", "2025-07-09"), True),
    ],
)
def test_counts_that_may_be_progression(found: Lab, *, said: bool) -> None:
    """Low counts and eosinophils of the last 180 days."""
    assert is_said(chart(found)) is said


@pytest.mark.parametrize(("now", "said"), [("80", False), ("79.9", True)])
def test_tryptase_that_doubled(now: str, *, said: bool) -> None:
    """Twice the value before; a high one alone is no sign."""
    high = lab(Analyte.TRYPTASE, now, "2025-12-01")
    before = lab(Analyte.TRYPTASE, "40", "2025-01-01")

    assert is_said(chart(high, before)) is said


def test_response_and_trials_look_at_the_marrow() -> None:
    """A cytoreductive drug, or a trial."""
    drug = medication(Drug.INTERFERON, "2025-06-01")
    trial = Event("ResearchSubject/1", EventKind.CLINICAL_TRIAL, "clinical trial")

    assert not is_said(chart(taken=(drug,)))
    assert not is_said(chart(events=(BEFORE, trial)))


def test_other_subtypes_are_not_asked() -> None:
    """Advanced, unnamed, contradicting, by an unverified code; no mastocytosis."""
    unverified = replace(ISM, unverified_code=True)

    for diagnoses in ((ASM,), (SM,), (ISM, ASM), (unverified,), ()):
        assert not is_said(chart(diagnoses=diagnoses))


def test_only_what_is_being_ordered() -> None:
    """Nothing ordered, a booking, an opened chart: silent."""
    booked = replace(WANTED, phase=Phase.BOOKED)
    other = replace(WANTED, kind=EventKind.BONE_DENSITY_SCAN)

    assert not is_said(chart(wanted=()))
    assert not is_said(chart(wanted=(booked, other)))
    assert not is_said(replace(chart(), hook=Hook.PATIENT_VIEW))


def test_problems_that_were_not_read_are_said() -> None:
    """Something new may be among them."""
    gap = Gap(Record.CONDITIONS, "was cut off", partial=True)
    answer = evaluate(replace(chart(*counted("2025-11-03")), gaps=(gap,)))

    assert isinstance(answer, MarrowAgain)
    assert answer.missing == ("problems that were not read in full",)
    assert isinstance(evaluate(chart(events=())), NotIndicated)
