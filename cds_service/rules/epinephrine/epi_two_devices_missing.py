"""The record does not show two epinephrine devices that may still be in date.

When  the patient has systemic mastocytosis (a child: mastocytosis with a past
      anaphylaxis, or diffuse cutaneous mastocytosis)
and   orders, dispenses and statements of the last 12 months amount to fewer
      than two devices to carry
Then  say to carry two, with what was counted and what was not, and offer two
      devices by weight.

Critical at discharge after an anaphylaxis. Says "verify" when a quantity may
mean one device or two, and speaks softly when mastocytosis is only possible.
Says nothing when a draft order makes two; devices that are too weak for the patient
do not, and are named. Asks when the medication orders were
not sent; dispenses and statements that were not sent are named on the card.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import HISTORY_RECORDS
from cds_service.clinical.chart import Chart
from cds_service.clinical.epinephrine import devices_on_record
from cds_service.clinical.epinephrine_dose import NO_ORDER, NUMBERS, fitting_devices
from cds_service.clinical.epinephrine_excluded import SUPPLY_CURRENT
from cds_service.clinical.epinephrine_finding import (
    LAST_FILL,
    QuantityUnclear,
    TwoIfConfirmed,
    TwoMissing,
    attacks_before_leaving,
    facts_used,
    not_known,
    tally,
)
from cds_service.clinical.epinephrine_gaps import SUPPLY_RECORDS, orders_gap
from cds_service.clinical.epinephrine_need import Need, carrier
from cds_service.clinical.epinephrine_strength import enough_ordered
from cds_service.clinical.event import EventKind
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import AddTask
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.epinephrine_advice import (
    ADVICE,
    ASK_TO_SEE,
    CITES,
    DEVICES_TO_CARRY,
    MAY_MEAN,
    ONLY_SAID,
    REASONS,
    STATEMENTS,
    UNFILLED,
)

_TWO: Final = int(DEVICES_TO_CARRY.value)
_VERIFY: Final = AddTask(
    "Verify two in-date devices and train their use",
    "Verify two in-date epinephrine devices, and train their use",
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    who = carrier(chart)
    if who.need in {Need.NO, Need.NO_CHILD, Need.UNKNOWN_DISEASE}:
        return NotIndicated(who.need, who.disease)
    have = devices_on_record(chart)
    drafted = enough_ordered(chart)
    if have.at_least + drafted.at_least >= _TWO:
        return NotIndicated("two devices are on record or being ordered", have.counted)
    if who.need is Need.UNKNOWN_HISTORY:
        return InsufficientData(who.need, who.disease)
    if gap := orders_gap(chart):
        # A record without its orders cannot show that a device is missing.
        reason = "; ".join(gap)
        sure = who.need is Need.YES
        return InsufficientData(reason) if sure else NotIndicated(reason)
    return _finding(chart)


def _finding(chart: Chart) -> Finding:
    sure = carrier(chart).need is Need.YES
    have = devices_on_record(chart)
    short = have.at_most < _TWO
    kind = (TwoMissing if short else QuantityUnclear) if sure else TwoIfConfirmed
    weight = fitting_devices(chart) if short else NO_ORDER
    return kind(
        indicator=_urgency(chart) if sure and short else Indicator.INFO,
        used=(*facts_used(chart), *weight.weights),
        missing=(*not_known(chart, have), *weight.missing),
        proposals=(*weight.orders(_TWO), _VERIFY),
        **tally(chart),
    )


def _urgency(chart: Chart) -> Indicator:
    """Say how urgent it is; nobody who had anaphylaxis goes home without."""
    again = attacks_before_leaving(chart)
    return Indicator.CRITICAL if again else Indicator.WARNING


_COUNTED: Final = (
    "For a child the advice rests on: {history}",
    "Anaphylaxis on record, so have two in hand before leaving: {attacks}",
    "Counted, of the last {supply_age}: {counted}",
    ONLY_SAID,
    "Of these, quantity not stated, so one device or two: {unstated}",
    UNFILLED,
    "Without a date, so perhaps not current: {undated}",
    "Last {filled} on {filled_on}, older than {supply_age}, not counted: {last_fill}",
    "Being ordered, but for less than 30 kg, so not counted: {weak_orders}",
    "Past the expiry date, not counted: {expired}",
    "Order whose devices, as handed over, are past that date, not counted: {spent}",
    "Other epinephrine, not a device to carry, not counted: {other_forms}",
    "Stopped, not handed over or for use in hospital, not counted: {not_held}",
    ASK_TO_SEE,
)

RULE: Final = Rule(
    id="epi-two-devices-missing",
    title="Two epinephrine devices",
    tier=Tier.P0,
    provenance=Provenance.SEEDS_AND_LITERATURE,
    when=(
        "The patient has systemic mastocytosis (under 18: mastocytosis with a past"
        " anaphylaxis, or diffuse cutaneous mastocytosis) and the record of the last"
        " 12 months shows fewer than two epinephrine devices to carry."
    ),
    then=(
        "Say to carry two devices, with what was counted and what was not. Offer two"
        " devices by weight, and a task to verify them. Critical at discharge after an"
        " anaphylaxis."
    ),
    silent_when=(
        "Two devices are on record, or are being ordered and not too weak. Vials, ward"
        " syringes, anaesthetics with epinephrine, nasal solution and inhalers never"
        " count."
    ),
    evaluate=evaluate,
    texts={
        TwoMissing: CardText(
            summary=(
                "Carry two epinephrine auto-injectors: {at_most} found in the last"
                " 12 months on this record"
            ),
            detail=(ADVICE, *_COUNTED),
        ),
        QuantityUnclear: CardText(
            summary=(
                "Carry two epinephrine auto-injectors: {at_least} to {at_most} found on"
                " this record, verify the quantity"
            ),
            detail=(
                ADVICE,
                MAY_MEAN,
                *_COUNTED,
            ),
        ),
        TwoIfConfirmed: CardText(
            summary=(
                "Carry two epinephrine auto-injectors if mastocytosis is confirmed:"
                " {at_least} certain on this record"
            ),
            detail=(
                "Systemic mastocytosis is possible and not confirmed on this record.",
                ADVICE,
                *_COUNTED,
            ),
        ),
    },
    cites=CITES,
    needs=frozenset(
        {
            Record.PATIENT,
            Record.LABS,
            Analyte.BODY_WEIGHT,
            EventKind.ANAPHYLAXIS_REACTION,
            *HISTORY_RECORDS,
            *SUPPLY_RECORDS,
        }
    ),
    statements=STATEMENTS,
    rests_on=(DEVICES_TO_CARRY, SUPPLY_CURRENT, LAST_FILL, *NUMBERS),
    override_reasons=(
        OverrideReason("patient-declined", "Declined after counselling"),
        *REASONS,
    ),
    not_evaluated=(
        "devices supplied elsewhere",
        "whether the devices are carried and their use is known",
    ),
    version="1.1.0",
)
