"""An operation is today or tomorrow, and an antihistamine is not on record.

When  an operation of an adult with systemic mastocytosis is today or tomorrow
      and either it or its anaesthetics are being ordered
and   no H1 or no H2 antihistamine is taken at home, was given within a day or is
      being ordered
Then  name the one that is lacking and offer it.

Says nothing in an emergency, and where the medication orders or administrations
were not sent.
"""

from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.concerned import concern, doubts, not_concerned
from cds_service.clinical.emergency import STILL_GOING_ON, cannot_wait
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.perioperative import SOON, operations_tomorrow
from cds_service.clinical.perioperative_findings import Lacking, PremedicationLacking
from cds_service.clinical.premedication import covered_by, lacking
from cds_service.clinical.proposal import DrugProduct, OrderDrug
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.clinical.therapy import MEDICATION_RECORDS
from cds_service.knowledge.perioperative_advice import ANAESTHETIST, PREMEDICATION

_OF_THEATRE: Final = (
    Drug.ANAESTHETIC,
    Drug.MUSCLE_RELAXANT_HISTAMINE_RELEASING,
    Drug.MUSCLE_RELAXANT_SAFER,
    Drug.CISATRACURIUM,
    Drug.SUCCINYLCHOLINE,
)
_H1: Final = OrderDrug("Order an H1 antihistamine", DrugProduct.CETIRIZINE)
_H2: Final = OrderDrug("Order an H2 antihistamine", DrugProduct.FAMOTIDINE)
_OFFERED: Final = {
    Lacking.H1: (_H1,),
    Lacking.H2: (_H2,),
    Lacking.BOTH: (_H1, _H2),
}


_ABOUT: Final = Subject.of(
    *_OF_THEATRE,
    EventKind.SURGERY,
    otherwise="no operation of today or tomorrow is being ordered",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one call."""
    operations = operations_tomorrow(chart)
    if not operations or not _is_about(chart, operations):
        return _ABOUT.otherwise
    aside = not_concerned(chart, operations, must_say=False)
    if aside is not None:
        return aside
    if cannot_wait(chart, operations):
        return NotIndicated("an emergency: the card about the plan has one line")
    if chart.lacks(Record.MEDICATION_ORDERS, Record.MEDICATION_ADMINISTRATIONS):
        return NotIndicated("what is taken or was given is not known")
    what = lacking(chart)
    if what is None:
        return NotIndicated("H1 and H2 antihistamines are there", covered_by(chart))
    return _finding(chart, operations, what)


def _is_about(chart: Chart, operations: tuple[Event, ...]) -> bool:
    """Tell whether this call orders the operation or what is given in theatre."""
    wanted = not set(operations).isdisjoint(chart.wanted)
    return wanted or bool(chart.drafted(*_OF_THEATRE))


def _finding(chart: Chart, operations: tuple[Event, ...], what: Lacking) -> Finding:
    days = [event.planned for event in operations if event.planned]
    given = covered_by(chart)
    return PremedicationLacking(
        indicator=Indicator.INFO,
        used=(*operations, *given),
        missing=doubts(chart),
        proposals=_OFFERED[what],
        concern=concern(chart),
        lacking=what,
        planned=min(days, key=Moment.order),
        operations=operations,
        given=given,
    )


RULE: Final = Rule(
    id="periop-premedication-missing",
    title="Premedication before anaesthesia",
    tier=Tier.P1,
    provenance=Provenance.SEEDS,
    when=(
        "An operation of an adult with systemic mastocytosis is today or tomorrow, and"
        " no H1 or no H2 antihistamine is taken, was given or is being ordered."
    ),
    then="Name the antihistamine that is lacking and offer it.",
    silent_when=(
        "Both are there, the one taken at home included; this is an emergency; or the"
        " medication orders or administrations were not sent."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        PremedicationLacking: CardText(
            "Order {lacking} before the operation on {planned} {concern}: not found on"
            " this record",
            (
                "Operation: {operations}",
                "On record or being ordered: {given}",
                (
                    "Premedication in mastocytosis: H1 and H2 antihistamine, a"
                    " benzodiazepine against anxiety and possibly a corticosteroid,"
                    " as the anaesthetist plans."
                ),
                (
                    "A benzodiazepine slows breathing, more so with opioids, in old"
                    " age and in sleep apnoea; a corticosteroid matters in diabetes"
                    " and infection."
                ),
            ),
        )
    },
    cites=(PREMEDICATION,),
    needs=MEDICATION_RECORDS
    | {Record.PATIENT, Record.CONDITIONS, EventKind.SURGERY, EventKind.EMERGENCY_VISIT},
    statements=("S0-39",),
    rests_on=(SOON, STILL_GOING_ON),
    override_reasons=(OverrideReason("given-at-home", "Taken at home"), ANAESTHETIST),
    not_evaluated=("doses bought without a prescription",),
)
