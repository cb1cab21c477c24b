"""Words for charts of patients on avapritinib, beside those of `charts`."""

from charts import ADULT, AS_OF, ASM, Chart, Hook, draft, medication, mg

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Dose, Drug, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.problem import Ailment, Problem

AYA = Drug.AVAPRITINIB
SIGN, VIEW = Hook.ORDER_SIGN, Hook.PATIENT_VIEW


def once(dose: str) -> Dose:
    """Return a dose taken once a day."""
    return mg(dose, "1", with_food=None)


def ordered(dose: str = "200", per_day: str = "1") -> Medication:
    """Return a draft order."""
    return draft(AYA, mg(dose, per_day, with_food=None))


def taking(since: str | None = "2025-12-10", dose: str = "200") -> Medication:
    """Return an active order."""
    return medication(AYA, since, dose=once(dose), reference="MedicationRequest/a")


def problem(
    *means: Ailment,
    began: Moment | None = None,
    current: bool = True,
    confirmed: bool = True,
) -> Problem:
    """Return a problem, named by what it means."""
    return Problem(
        "Condition/" + "-".join(means),
        frozenset(means),
        code="test code",
        confirmed=confirmed,
        current=current,
        began=began,
    )


def chart(  # noqa: PLR0913 (a builder: every part may be said, few need to be)
    *labs: Lab,
    hook: Hook = SIGN,
    drafts: tuple[Medication, ...] = (ordered(),),
    taken: tuple[Medication, ...] = (),
    diagnoses: tuple[Diagnosis, ...] = (ASM,),
    problems: tuple[Problem, ...] = (),
    events: tuple[Event, ...] = (),
) -> Chart:
    """Return a chart; drafts are there on order hooks only."""
    return Chart(
        AS_OF,
        ADULT,
        hook,
        diagnoses=diagnoses,
        problems=problems,
        labs=labs,
        medications=taken,
        drafts=drafts if hook.about_orders else (),
        events=events,
    )


__all__ = ["AYA", "SIGN", "VIEW", "chart", "once", "ordered", "problem", "taking"]
