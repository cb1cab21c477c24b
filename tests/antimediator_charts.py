"""Words for charts of patients with mediator symptoms and medicines against them."""

from charts import ADULT, AS_OF, SM, Hook, draft, medication, on

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record, Topic, Unread

NO_STATEMENTS = Gap(Record.MEDICATION_STATEMENTS, "was not sent")
NO_ORDERS = Gap(Record.MEDICATION_ORDERS, "was not sent")
NO_ALLERGIES = Gap(Record.ALLERGIES, "was not sent")
LOST = Unread(
    "MedicationRequest/9", Topic.UNKNOWN_DRUG, "nothing says which drug it is"
)
CETIRIZINE = medication(Drug.H1_ANTIHISTAMINE, "2025-06-02")
FAMOTIDINE = medication(Drug.H2_ANTIHISTAMINE, "2025-06-02")


def problem(
    ailment: Ailment,
    began: str = "2025-11-03",
    *,
    current: bool = True,
    confirmed: bool = True,
) -> Problem:
    """Return a problem of the list, current and confirmed unless said otherwise."""
    return Problem(
        f"Condition/{ailment}",
        frozenset({ailment}),
        code="test code",
        confirmed=confirmed,
        current=current,
        began=on(began),
    )


def event(kind: EventKind, day: str, phase: Phase = Phase.DONE) -> Event:
    """Return something that was done or ordered on a day."""
    return Event(f"Event/{kind}-{day}", kind, kind, on(day), phase=phase)


def attack(day: str) -> Diagnosis:
    """Return an anaphylaxis on the problem list, recorded on a day."""
    return Diagnosis(
        f"Condition/anaphylaxis-{day}",
        frozenset({Disease.ANAPHYLAXIS}),
        code="test code",
        recorded=on(day),
    )


def patient(
    *problems: Ailment | Problem,
    taking: tuple[Medication, ...] = (CETIRIZINE,),
    diagnoses: tuple[Diagnosis, ...] = (SM,),
    events: tuple[Event, ...] = (),
) -> Chart:
    """Return an adult with systemic mastocytosis whose record is opened."""
    found = (item if isinstance(item, Problem) else problem(item) for item in problems)
    return Chart(
        AS_OF,
        ADULT,
        diagnoses=diagnoses,
        problems=tuple(found),
        medications=taking,
        events=events,
    )


def ordering(
    drug: Drug,
    *problems: Ailment | Problem,
    hook: Hook = Hook.ORDER_SELECT,
    taking: tuple[Medication, ...] = (),
    diagnoses: tuple[Diagnosis, ...] = (SM,),
) -> Chart:
    """Return the same patient while a drug is being ordered."""
    opened = patient(*problems, taking=taking, diagnoses=diagnoses)
    return Chart(
        AS_OF,
        ADULT,
        hook,
        diagnoses=opened.diagnoses,
        problems=opened.problems,
        medications=opened.medications,
        drafts=(draft(drug),),
    )
