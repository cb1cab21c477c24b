"""Words for charts about bone, kidneys and follow-up, beside those of `charts`."""

from datetime import date, timedelta
from decimal import Decimal

from charts import ADULT, AS_OF, SM, Chart, Hook, lab, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import replace

SPINE = Analyte.T_SCORE_SPINE
HIP = Analyte.T_SCORE_HIP

MAN_OF_50 = Patient("Patient/p1", date(1975, 12, 1), date(1975, 12, 1), sex=Sex.MALE)
"""50 years old on the day of every chart."""
MAN_OF_49 = replace(MAN_OF_50, born_from=date(1976, 2, 1), born_to=date(1976, 2, 1))
CHILD = replace(ADULT, born_from=date(2010, 1, 1), born_to=date(2010, 1, 1))
WEIGHT = lab(Analyte.BODY_WEIGHT, "56", "2025-12-01")


def ago(days: int) -> str:
    """Return the day so many days before the chart."""
    return str(AS_OF - timedelta(days=days))


def problem(
    ailment: Ailment,
    *,
    began: str | None = None,
    confirmed: bool = True,
    current: bool = True,
) -> Problem:
    """Return a problem by code."""
    return Problem(
        f"Condition/{ailment}-{began}",
        frozenset({ailment}),
        code="test code",
        confirmed=confirmed,
        current=current,
        began=on(began) if began else None,
    )


OSTEOPOROSIS = problem(Ailment.OSTEOPOROSIS)
FRACTURE = problem(Ailment.FRAGILITY_FRACTURE, began="2024-03-01")


def event(
    kind: EventKind,
    day: str | None,
    phase: Phase = Phase.DONE,
    *,
    unverified: bool = False,
) -> Event:
    """Return what was done, ordered or is being booked."""
    when = on(day) if day else None
    return Event(
        f"Event/{kind}-{day}-{phase}",
        kind,
        "",
        when,
        phase=phase,
        unverified_code=unverified,
    )


def scan(day: str | None, phase: Phase = Phase.DONE, *, sure: bool = True) -> Event:
    """Return a bone density scan."""
    return event(EventKind.BONE_DENSITY_SCAN, day, phase, unverified=not sure)


def limited(
    analyte: Analyte, value: str, day: str, low: str | None, high: str | None = None
) -> Lab:
    """Return a result with the laboratory's own limits."""
    return replace(
        lab(analyte, value, day),
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
    )


def calcium(value: str = "9.2", day: str = "2026-01-02") -> Lab:
    """Return a calcium of a laboratory whose lower limit is 8.6."""
    return limited(Analyte.CALCIUM, value, day, "8.6", "10.2")


def creatinine(value: str, day: str = "2026-01-02") -> Lab:
    """Return a creatinine in mg/dL."""
    return lab(Analyte.CREATININE, value, day)


def egfr(value: str, day: str = "2026-01-02") -> Lab:
    """Return a reported eGFR."""
    return lab(Analyte.GFR, value, day)


def chart(  # noqa: PLR0913 (a builder: every part may be said, few need to be)
    *labs: Lab,
    problems: tuple[Problem, ...] = (),
    events: tuple[Event, ...] = (),
    taken: tuple[Medication, ...] = (),
    drafts: tuple[Medication, ...] = (),
    hook: Hook | None = None,
    patient: Patient = ADULT,
) -> Chart:
    """Return the chart of an adult woman of 55 with systemic mastocytosis."""
    usual = Hook.ORDER_SIGN if drafts else Hook.PATIENT_VIEW
    return Chart(
        AS_OF,
        patient,
        hook or usual,
        diagnoses=(SM,),
        labs=tuple(sorted(labs, key=lambda each: each.taken.order(), reverse=True)),
        problems=problems,
        events=events,
        medications=taken,
        drafts=drafts,
    )


ZOLEDRONATE = Drug.ZOLEDRONIC_ACID
DENOSUMAB = Drug.DENOSUMAB
