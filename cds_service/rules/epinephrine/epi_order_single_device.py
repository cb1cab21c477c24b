"""One epinephrine device is being ordered, and with it there are not two.

When  the patient has systemic mastocytosis (a child: as in
      epi-two-devices-missing)
and   the draft orders amount to one device, refills not counted
and   with those on record of the last 12 months there are fewer than two
Then  say to order two, with the quantity as sent and as read, and offer to
      change it.

Says nothing of orders for use in hospital. Asks to state the number of devices
when a quantity is missing or may mean one device or a pack of two.
Asks when the medication orders, or the problem list, were not sent.
"""

from typing import Final

from cds_service.clinical.anaphylaxis import HISTORY_RECORDS
from cds_service.clinical.basis import Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.epinephrine import devices_on_record, ordered_devices
from cds_service.clinical.epinephrine_excluded import SUPPLY_CURRENT
from cds_service.clinical.epinephrine_finding import not_known, only_said
from cds_service.clinical.epinephrine_gaps import SUPPLY_RECORDS, orders_gap
from cds_service.clinical.epinephrine_need import Need, carrier
from cds_service.clinical.epinephrine_strength import weak_orders
from cds_service.clinical.epinephrine_supply import Amount
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Devices, Drug, Medication
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.proposal import ChangeDevices
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.clinical.subject import Subject
from cds_service.knowledge.epinephrine_advice import (
    ADVICE,
    CITES,
    DEVICES_TO_CARRY,
    ONLY_SAID,
    REASONS,
    STATEMENTS,
    UNFILLED,
)

_TWO: Final = int(DEVICES_TO_CARRY.value)


class OneOrdered(Finding):
    """The order and the devices on record together are fewer than two."""

    ordered: Devices
    on_record: Devices
    sent: tuple[str, ...]
    counted: tuple[Medication, ...] = ()
    reported: tuple[Medication, ...] = ()
    unfilled: tuple[Medication, ...] = ()
    supply_age: Recency = SUPPLY_CURRENT


class NumberUnclear(OneOrdered):
    """They may be two, or fewer: a quantity does not say."""


_ABOUT: Final = Subject.of(
    Drug.EPINEPHRINE_DEVICE, otherwise="no epinephrine device to carry is being ordered"
)


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    devices = chart.drafted(Drug.EPINEPHRINE_DEVICE)
    drafts = tuple([item for item in devices if not item.inpatient])
    if not drafts:
        return _ABOUT.otherwise
    who = carrier(chart)
    if who.need in {Need.NO, Need.NO_CHILD, Need.POSSIBLE}:
        return NotIndicated(who.need, who.disease)
    have = devices_on_record(chart)
    total = ordered_devices((*chart.drafts, *chart.other_drafts)) + Amount(
        have.at_least, have.at_most
    )
    if total.at_least >= _TWO:
        return NotIndicated("the order makes two devices", drafts)
    if who.need is not Need.YES:
        return InsufficientData(who.need, drafts)
    if gap := orders_gap(chart):
        return InsufficientData("; ".join(gap), drafts)
    return _finding(chart, drafts, unclear=total.at_most >= _TWO)


def _finding(
    chart: Chart, drafts: tuple[Medication, ...], *, unclear: bool
) -> OneOrdered:
    ordered, have = ordered_devices(drafts), devices_on_record(chart)
    return (NumberUnclear if unclear else OneOrdered)(
        indicator=Indicator.INFO if unclear else Indicator.WARNING,
        used=(*drafts, *carrier(chart).disease, *have.held),
        missing=not_known(chart, have),
        # Two of what is too weak would be half a dose each.
        proposals=() if weak_orders(chart) else _two_instead(drafts),
        ordered=Devices(ordered.at_least, ordered.at_most),
        on_record=Devices(have.at_least, have.at_most),
        sent=tuple(_sent(item) for item in drafts),
        counted=have.counted,
        reported=only_said(have.counted),
        unfilled=have.unfilled,
    )


def _two_instead(drafts: tuple[Medication, ...]) -> tuple[ChangeDevices, ...]:
    if len(drafts) != 1:
        return ()  # nobody but the prescriber knows which of them to change
    return (ChangeDevices("Order two devices", drafts[0].reference, _TWO),)


def _sent(item: Medication) -> str:
    return item.devices.sent if item.devices else "quantity not stated"


_READ: Final = (
    "Quantity as sent: {sent}",
    "Read as: {ordered}. Already on record within {supply_age}: {on_record}.",
    "On record: {counted}",
    ONLY_SAID,
    UNFILLED,
    "Refills are not counted: they are not in hand.",
)

RULE: Final = Rule(
    id="epi-order-single-device",
    title="One epinephrine device ordered",
    tier=Tier.P0,
    provenance=Provenance.SEEDS,
    when=(
        "One epinephrine device is being ordered for a patient with systemic"
        " mastocytosis, and with those on record there are fewer than two."
    ),
    then="Say to order two, show how the quantity was read, offer to change it.",
    silent_when=(
        "The orders and the record of the last 12 months make two devices, or the"
        " order is for use in hospital."
    ),
    evaluate=evaluate,
    about=_ABOUT,
    texts={
        OneOrdered: CardText(
            summary=(
                "Order two epinephrine devices: {ordered} ordered, {on_record} on"
                " record in the last 12 months"
            ),
            detail=(ADVICE, *_READ),
        ),
        NumberUnclear: CardText(
            summary=(
                "Make sure of two epinephrine devices: {ordered}"
                " ordered, {on_record} on record"
            ),
            detail=(
                ADVICE,
                (
                    "Write the quantity in devices: without a clear unit it may mean"
                    " one device or one pack of two."
                ),
                *_READ,
            ),
        ),
    },
    cites=CITES[:2],
    needs=frozenset(
        {
            Record.PATIENT,
            EventKind.ANAPHYLAXIS_REACTION,
            *HISTORY_RECORDS,
            *SUPPLY_RECORDS,
        }
    ),
    statements=STATEMENTS,
    rests_on=(DEVICES_TO_CARRY, SUPPLY_CURRENT),
    override_reasons=(
        OverrideReason("second-device-at-home", "Second device already at home"),
        OverrideReason("second-product-chosen", "Second product chosen, such as nasal"),
        OverrideReason("separate-set", "Set for school or work ordered separately"),
        *REASONS,
    ),
    not_evaluated=("devices supplied elsewhere",),
    version="1.0.1",
)
