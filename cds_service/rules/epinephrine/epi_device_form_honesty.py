"""The devices on record are too weak, or no auto-injectors.

When  the patient is to carry two epinephrine devices
and   every device that was counted, and every one being ordered, is for less than
      30 kg by code or name, and the patient weighs more (or is an adult not weighed)
Then  warn, and offer two of the full dose.
When  every one being ordered is for less than 30 kg in such a patient, and there are
      not two others on record
Then  warn just so: the order does not make two that are enough.
When  every one is a nasal spray or a prefilled syringe
Then  say so, and ask to confirm that it is meant: the sources say auto-injector.

Says nothing when one may be a full auto-injector, or when there are not two (or may
not be, and not all are too weak): then epi-two-devices-missing speaks.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import HISTORY_RECORDS
from cds_service.clinical.basis import Cited, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.epinephrine import DeviceCount, devices_on_record
from cds_service.clinical.epinephrine_dose import (
    ADULT_WEIGHT,
    CHILD_WEIGHT,
    FULL_DOSE,
    fitting_devices,
)
from cds_service.clinical.epinephrine_fill import has_no_auto_injector
from cds_service.clinical.epinephrine_gaps import SUPPLY_RECORDS
from cds_service.clinical.epinephrine_need import Need, carrier
from cds_service.clinical.epinephrine_strength import (
    FULL_INJECTED,
    FULL_SPRAYED,
    surely_full,
    too_few,
    too_weak,
)
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated, Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.rule import CardText, OverrideReason, Provenance, Rule, Tier
from cds_service.knowledge.epinephrine_advice import DEVICES_TO_CARRY, FULL_OR_HALF
from cds_service.knowledge.sources import SM_PATIENT_PAGE, SM_TREATMENT_OVERVIEW

_TWO: Final = int(DEVICES_TO_CARRY.value)


class NoAutoInjector(Finding):
    """What there is instead."""

    devices: tuple[Medication, ...]


class TooWeak(Finding):
    """Devices for a child, and a patient who needs the full dose."""

    devices: tuple[Medication, ...]
    full_from: Threshold = FULL_DOSE


class WeakOrdered(TooWeak):
    """Such devices are being ordered; fewer than two others are on record."""


def evaluate(chart: Chart) -> Outcome:
    """Decide for one patient."""
    who = carrier(chart)
    if who.need is not Need.YES:
        return NotIndicated(who.need, who.disease)
    drafts = _drafted(chart)
    if chart.hook.about_orders and not drafts:
        return NotIndicated("no epinephrine device to carry is being ordered")
    have = devices_on_record(chart)
    if not drafts and too_few(chart, have, _TWO):
        return NotIndicated("epi-two-devices-missing speaks", have.held)
    devices = (*drafts, *have.held)
    weak = _weak(chart, drafts, have)
    if weak is not None:
        return weak
    if not has_no_auto_injector(devices):
        return NotIndicated("there is, or may be, an auto-injector", devices)
    return NoAutoInjector(
        indicator=Indicator.INFO, used=(*devices, *who.disease), devices=devices
    )


def _weak(
    chart: Chart, drafts: tuple[Medication, ...], have: DeviceCount
) -> TooWeak | None:
    """Return what is too weak: all there is, or all that is being ordered."""
    devices = (*drafts, *have.held)
    if too_weak(chart, devices):
        return _too_weak(chart, TooWeak, devices)
    if too_weak(chart, drafts) and surely_full(have) < _TWO:
        return _too_weak(chart, WeakOrdered, drafts, have.held)
    return None


def _too_weak(
    chart: Chart,
    kind: type[TooWeak],
    devices: tuple[Medication, ...],
    others: tuple[Medication, ...] = (),
) -> TooWeak:
    fitting = fitting_devices(chart)
    return kind(
        indicator=Indicator.WARNING,
        used=(*devices, *others, *fitting.weights, *carrier(chart).disease),
        missing=fitting.missing,
        proposals=fitting.orders(_TWO)[:1],
        devices=devices,
    )


def _drafted(chart: Chart) -> tuple[Medication, ...]:
    devices = chart.drafted(Drug.EPINEPHRINE_DEVICE)
    return tuple([item for item in devices if not item.inpatient])


RULE: Final = Rule(
    id="epi-device-form-honesty",
    title="Epinephrine devices: strength and form",
    tier=Tier.P2,
    provenance=Provenance.SEEDS,
    when=(
        "Every epinephrine device on record, or being ordered, is one for less than 30"
        " kg in a patient who needs the full dose, or just those being ordered are, and"
        " there are not two others; or every one is a nasal spray or a prefilled"
        " syringe."
    ),
    then=(
        "Warn of too weak devices and offer two of the full dose; else say that the"
        " sources speak of auto-injectors, and ask to confirm the plan."
    ),
    silent_when=(
        "One is or may be a full auto-injector, or there are not two; where there may"
        " be two, it is silent unless all are too weak. Vials are never counted."
    ),
    evaluate=evaluate,
    texts={
        TooWeak: CardText(
            summary=(
                "Replace epinephrine devices for a child: all found are for less than"
                " {full_from}, this patient needs the full dose"
            ),
            detail=("Found: {devices}", FULL_OR_HALF),
        ),
        WeakOrdered: CardText(
            summary=(
                "Order the full epinephrine dose: those being ordered are for less"
                " than {full_from}, this patient needs more"
            ),
            detail=("Being ordered: {devices}", FULL_OR_HALF),
        ),
        NoAutoInjector: CardText(
            summary=(
                "Confirm the epinephrine plan: no auto-injector found, only nasal"
                " sprays or prefilled syringes"
            ),
            detail=(
                (
                    "The sources ask for auto-injectors and are older than the nasal"
                    " sprays; these are counted as devices here, and said to be such."
                ),
                "Found: {devices}",
            ),
        ),
    },
    cites=(
        Cited(SM_TREATMENT_OVERVIEW, "essential initial management for all patients"),
        Cited(SM_PATIENT_PAGE, "medications: epinephrine"),
    ),
    needs=frozenset(
        {
            Record.PATIENT,
            Analyte.BODY_WEIGHT,
            EventKind.ANAPHYLAXIS_REACTION,
            *HISTORY_RECORDS,
            *SUPPLY_RECORDS,
        }
    ),
    statements=("S0-03", "S1-04"),
    rests_on=(
        DEVICES_TO_CARRY,
        FULL_DOSE,
        FULL_INJECTED,
        FULL_SPRAYED,
        ADULT_WEIGHT,
        CHILD_WEIGHT,
    ),
    override_reasons=(
        OverrideReason("nasal-on-purpose", "Nasal spray chosen on purpose"),
        OverrideReason("needle-phobia", "Fear of needles"),
    ),
    not_evaluated=("strength and form of a device that neither code nor name tells",),
    version="1.1.2",
)
