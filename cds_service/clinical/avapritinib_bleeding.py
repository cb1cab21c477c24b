"""Does a bleed inside the skull, or the risk of one, speak against avapritinib?"""

from dataclasses import dataclass
from typing import Any, Final

from cds_service.clinical.avapritinib import (
    not_known,
    on_treatment,
    ordered,
    out_of_scope,
)
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import AddTask, Proposal, RemoveDraft, StopOrder
from cds_service.clinical.record import Record
from cds_service.clinical.skull_bleeding import SkullBleeding, skull_bleeding

Risk = Problem | Lab | Medication


@dataclass(frozen=True, slots=True, kw_only=True)
class Risks(Finding):
    """What raises the risk, each kind by itself."""

    vessels: tuple[Problem, ...]
    platelets: tuple[Lab, ...]
    thinners: tuple[Medication, ...]
    remote: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadInjury(Risks):
    """A fresh head injury and a headache."""

    injured: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BledBefore(Risks):
    """A bleed that was over when avapritinib was begun, or lies long back."""

    earlier: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bled(Risks):
    """A bleed inside the skull."""

    bleeds: tuple[Problem, ...]
    when: Moment | None


def check_bleeding(chart: Chart, low: Threshold) -> Outcome:
    """Decide for one patient; `low` is when platelets are a risk."""
    aside = out_of_scope(chart)
    if aside is not None:
        return aside
    found = skull_bleeding(chart, low)
    bled = _bled(chart, found)
    if bled is not None:
        return bled
    if found.injured:
        used = (*found.injured, *found.risks)
        told = _told(chart, found, used, Indicator.WARNING)
        return HeadInjury(**told, proposals=(_IMAGE,), injured=found.injured)
    if found.risks:
        order = chart.hook.about_orders
        level = Indicator.WARNING if order else Indicator.INFO
        return Risks(**_told(chart, found, found.risks, level))
    return _nothing(chart)


def _bled(chart: Chart, found: SkullBleeding) -> Finding | None:
    new = not on_treatment(chart)
    bleeds = (*found.bleeds, *(found.before if new else ()))
    if bleeds:
        told = _told(chart, found, (*bleeds, *found.risks), Indicator.CRITICAL)
        return Bled(
            **told,
            proposals=_stopping(chart, bleeds),
            bleeds=bleeds,
            when=bleeds[0].began,
        )
    earlier = (*found.before, *found.remote)
    if earlier:
        told = _told(chart, found, (*earlier, *found.risks), Indicator.WARNING)
        return BledBefore(**told, earlier=earlier)
    return None


def _nothing(chart: Chart) -> NotIndicated | InsufficientData:
    gaps = chart.lacks(Record.CONDITIONS)
    if gaps:
        return InsufficientData(gaps[0].of("problems"))
    return NotIndicated("no bleeding inside the skull and no risk on record")


def _told(
    chart: Chart,
    found: SkullBleeding,
    used: tuple[Risk, ...],
    level: Indicator,
) -> dict[str, Any]:
    about = ordered(chart) or on_treatment(chart)
    return {
        "indicator": level,
        "used": (*used, *about),
        "missing": (*_doubts(found), *not_known(chart)),
        "vessels": found.vessels,
        "platelets": found.platelets if found.risks else (),
        "thinners": found.thinners,
        "remote": found.remote,
    }


def _doubts(found: SkullBleeding) -> tuple[str, ...]:
    bleeds = (*found.bleeds, *found.before, *found.remote)
    open_ = bool(bleeds) and not any(item.confirmed for item in bleeds)
    return ("whether the bleed is confirmed",) if open_ else ()


def _stopping(chart: Chart, bleeds: tuple[Problem, ...]) -> tuple[Proposal, ...]:
    orders = (item for item in on_treatment(chart) if item.reference.startswith(_ORDER))
    stops = (
        StopOrder("Stop avapritinib", item.reference, "Intracranial haemorrhage")
        for item in orders
    )
    drafts = (
        RemoveDraft("Take the avapritinib order back", item.reference)
        for item in ordered(chart)
    )
    urgent = (_IMAGE,) if any(item.current for item in bleeds) else ()
    return (*stops, *drafts, *urgent)


_ORDER: Final = "MedicationRequest/"
_IMAGE: Final = AddTask(
    "Image the head today",
    "On avapritinib or before it: head injury with headache, or a bleed on record."
    " Please arrange imaging of the head at once unless it was done.",
)
