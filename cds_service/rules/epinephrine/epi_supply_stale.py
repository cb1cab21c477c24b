"""Two devices are said to be there, but the last fill is over a year old.

When  the patient is to carry two epinephrine devices
and   two are on record, because the patient or a plan says so
and   the newest order or dispense of devices is 366 to 730 days old
Then  say to look at the printed expiry date, and offer two new devices.

Where two are not on record, epi-two-devices-missing speaks and names the last
fill: one card, not two. Says nothing when the printed expiry of a dispense is
known, when devices are being ordered, or when orders or dispenses were not sent.
"""

from typing import Final

from cds_service.clinical.anaphylaxis import HISTORY_RECORDS
from cds_service.clinical.basis import Cited
from cds_service.clinical.chart import Chart
from cds_service.clinical.epinephrine import devices_on_record, ordered_devices
from cds_service.clinical.epinephrine_dose import NUMBERS, fitting_devices
from cds_service.clinical.epinephrine_excluded import SUPPLY_CURRENT
from cds_service.clinical.epinephrine_fill import newest_fill
from cds_service.clinical.epinephrine_finding import LAST_FILL
from cds_service.clinical.epinephrine_gaps import SUPPLY_RECORDS
from cds_service.clinical.epinephrine_need import Need, carrier
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.epinephrine_advice import DEVICES_TO_CARRY
from cds_service.knowledge.sources import SM_TREATMENT_OVERVIEW

_TWO: Final = int(DEVICES_TO_CARRY.value)
_CHECK: Final = AddTask(
    "Check the expiry of the epinephrine devices",
    "Read the printed expiry of the epinephrine devices, and replace what is past it",
)


class SupplyStale(Finding):
    """The last fill, and what else is said to be there."""

    filled_on: Moment
    fill: Medication
    counted: tuple[Medication, ...]


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    who = carrier(chart)
    if who.need is not Need.YES:
        return NotIndicated(who.need, who.disease)
    have = devices_on_record(chart)
    if have.at_least < _TWO:
        return NotIndicated("epi-two-devices-missing speaks", have.held)
    if why := _untold(chart):
        return NotIndicated(why)
    fill = newest_fill(chart)
    if fill is None or fill.starts is None or fill.expires is not None:
        return NotIndicated("no fill whose age would tell", have.counted)
    age = fill.starts.age_in_days(chart.as_of)
    if SUPPLY_CURRENT.days < age <= LAST_FILL.days:
        return _finding(chart, fill, fill.starts)
    return NotIndicated("the last fill is recent, or too old to speak of", (fill,))


def _untold(chart: Chart) -> str:
    """Say why the age of the last fill would tell nothing."""
    if ordered_devices((*chart.drafts, *chart.other_drafts)).at_most:
        return "devices are being ordered"
    if chart.lacks(Record.MEDICATION_ORDERS, Record.MEDICATION_DISPENSES):
        return "a newer fill may be in what was not sent"
    return ""


def _finding(chart: Chart, fill: Medication, filled_on: Moment) -> SupplyStale:
    have, weight = devices_on_record(chart), fitting_devices(chart)
    return SupplyStale(
        indicator=Indicator.INFO,
        used=(fill, *have.counted, *carrier(chart).disease, *weight.weights),
        missing=weight.missing,
        proposals=(_CHECK, *weight.orders(_TWO)),
        filled_on=filled_on,
        fill=fill,
        counted=have.counted,
    )


RULE: Final = Rule(
    id="epi-supply-stale",
    title="Epinephrine devices: last fill over a year ago",
    tier=Tier.P1,
    provenance=Provenance.INFERENCE,
    when=(
        "Two epinephrine devices are on record because the patient or a plan says so,"
        " and the newest order or dispense of devices is over 12 months and up to 24"
        " months old."
    ),
    then="Say to read the printed expiry, and offer a task for it and two new devices.",
    silent_when=(
        "Fewer than two are on record (then epi-two-devices-missing names the last"
        " fill), the printed expiry is known, or devices are being ordered."
    ),
    evaluate=evaluate,
    texts={
        SupplyStale: CardText(
            summary=(
                "Check the expiry of the epinephrine devices: last fill on {filled_on},"
                " over 12 months ago"
            ),
            detail=(
                (
                    "Shelf life is 12 to 24 months (labels differ; recalled): what was"
                    " filled then may be past the printed date, which decides."
                ),
                "Last fill: {fill}",
                "Said to be in hand: {counted}",
            ),
        ),
    },
    cites=(
        Cited(SM_TREATMENT_OVERVIEW, "essential initial management for all patients"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Record.LABS,
            EventKind.ANAPHYLAXIS_REACTION,
            *HISTORY_RECORDS,
            *SUPPLY_RECORDS,
        }
    ),
    statements=("S0-03",),
    rests_on=(DEVICES_TO_CARRY, SUPPLY_CURRENT, LAST_FILL, *NUMBERS),
    override_reasons=(
        OverrideReason("expiry-checked", "Printed expiry read, still in date"),
        OverrideReason("devices-from-elsewhere", "Newer devices from elsewhere"),
    ),
    not_evaluated=("the printed expiry, where no dispense names it",),
)
