"""Does a bleed inside the skull, or the risk of one, speak against avapritinib?"""

from typing import Any, Final

from cds_service.clinical.avapritinib import (
    ABOUT_AVAPRITINIB,
    not_known,
    on_treatment,
    ordered,
    out_of_scope,
    standing_orders,
    unseen_avapritinib,
)
from cds_service.clinical.avapritinib_bleeding_findings import (
    Bled,
    BledBefore,
    HeadInjury,
    HeldForBleeding,
    Risks,
    ThinnerOrdered,
)
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.interactions import left_open
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.perhaps_taken import unclear
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import AddTask, Proposal, RemoveDraft, StopOrder
from cds_service.clinical.record import Record
from cds_service.clinical.skull_bleeding import SkullBleeding, skull_bleeding, thinned
from cds_service.clinical.skull_bleeding_words import skull_bleeding_named
from cds_service.clinical.subject import Subject

ABOUT_BLEEDING: Final = Subject.of(
    Drug.AVAPRITINIB, Drug.BLEEDING_RISK, otherwise=ABOUT_AVAPRITINIB.otherwise.reason
)
_THINNERS: Final = frozenset({Drug.BLEEDING_RISK})
Risk = Problem | Lab | Medication


def check_bleeding(chart: Chart, low: Threshold) -> Outcome:
    """Decide for one patient; `low` is when platelets are a risk."""
    aside = out_of_scope(chart, met=bool(thinned(chart)))
    if aside is not None:
        return _hidden(chart) or aside
    found = skull_bleeding(chart, low)
    return _bled(chart, found) or _at_risk(chart, found) or _nothing(chart)


def _bled(chart: Chart, found: SkullBleeding) -> Finding | None:
    new = not on_treatment(chart)
    bleeds = (*found.bleeds, *(found.before if new else ()))
    if bleeds:
        told = _told(chart, found, (*bleeds, *found.risks), Indicator.CRITICAL)
        urgent = (_IMAGE,) if any(item.current for item in bleeds) else ()
        return Bled(
            **told,
            proposals=(*_stopping(chart), *urgent),
            bleeds=bleeds,
            when=bleeds[0].began,
        )
    if found.held:
        return _held(chart, found)
    earlier = (*found.before, *found.remote)
    if earlier:
        told = _told(chart, found, (*earlier, *found.risks), Indicator.WARNING)
        return BledBefore(**told, earlier=earlier)
    return None


def _held(chart: Chart, found: SkullBleeding) -> HeldForBleeding:
    """Speak of a bleed that only the reason of an interruption names."""
    reasons = tuple(dict.fromkeys(item.status_reason for item in found.held))
    named = any(skull_bleeding_named(said) is Presence.PRESENT for said in reasons)
    level = Indicator.CRITICAL if named else Indicator.WARNING
    return HeldForBleeding(
        **_told(chart, found, (*found.held, *found.risks), level),
        proposals=(*_stopping(chart), _IMAGE),
        reasons="; ".join(reasons),
    )


def _at_risk(chart: Chart, found: SkullBleeding) -> Risks | None:
    if found.injured:
        used = (*found.injured, *found.risks)
        told = _told(chart, found, used, Indicator.WARNING)
        return HeadInjury(**told, proposals=(_IMAGE,), injured=found.injured)
    if not found.risks:
        return None
    order = chart.hook.about_orders
    warn = order or _more_than_nsaids(chart, found)
    told = _told(
        chart, found, found.risks, Indicator.WARNING if warn else Indicator.INFO
    )
    if order and not ordered(chart):
        return ThinnerOrdered(**told, avapritinib=_about(chart))
    return Risks(**told)


def _more_than_nsaids(chart: Chart, found: SkullBleeding) -> bool:
    """Tell whether a risk is one that the label names; NSAIDs are our addition."""
    nsaids = {item.reference for item in chart.taken(Drug.NSAID)}
    named = [item for item in found.thinners if item.reference not in nsaids]
    return bool(named or found.vessels)


def _nothing(chart: Chart) -> NotIndicated | InsufficientData:
    gaps = chart.lacks(Record.CONDITIONS)
    if gaps:
        return InsufficientData(gaps[0].of("problems"))
    if perhaps := _perhaps_thinned(chart):
        return InsufficientData(unclear(perhaps), perhaps)
    return NotIndicated("no bleeding inside the skull and no risk on record")


def _perhaps_thinned(chart: Chart) -> tuple[Medication, ...]:
    """Return what may be taken and would be warned of; of NSAIDs only an order is."""
    perhaps = left_open(chart, Drug.AVAPRITINIB, _THINNERS)
    if not perhaps or chart.hook.about_orders:
        return perhaps
    left = {item.reference for item in chart.taken(Drug.NSAID)}
    return tuple([item for item in perhaps if item.reference not in left])


def _hidden(chart: Chart) -> InsufficientData | None:
    """Say that avapritinib may be taken beside what is ordered and adds to bleeding."""
    thinner = chart.drafted(Drug.BLEEDING_RISK) and not ordered(chart)
    return unseen_avapritinib(chart) if thinner else None


def _told(
    chart: Chart,
    found: SkullBleeding,
    used: tuple[Risk, ...],
    level: Indicator,
) -> dict[str, Any]:
    return {
        "indicator": level,
        "used": tuple(dict.fromkeys((*used, *_about(chart)))),
        "missing": (*_doubts(found), *_further(chart), *not_known(chart)),
        "vessels": found.vessels,
        "platelets": found.platelets if found.risks else (),
        "thinners": found.thinners,
    }


def _about(chart: Chart) -> tuple[Medication, ...]:
    """Return the avapritinib that is spoken of: ordered, else taken, else met."""
    met = tuple(dict.fromkeys(pair.ours for pair in thinned(chart)))
    return ordered(chart) or on_treatment(chart) or met


def _further(chart: Chart) -> tuple[str, ...]:
    perhaps = _perhaps_thinned(chart)
    return (unclear(perhaps),) if perhaps else ()


def _doubts(found: SkullBleeding) -> tuple[str, ...]:
    bleeds = (*found.bleeds, *found.before, *found.remote)
    open_ = bool(bleeds) and not any(item.confirmed for item in bleeds)
    return ("whether the bleed is confirmed",) if open_ else ()


def _stopping(chart: Chart) -> tuple[Proposal, ...]:
    stops = (
        StopOrder("Stop avapritinib", item.reference, "Intracranial haemorrhage")
        for item in standing_orders(chart)
    )
    drafts = (
        RemoveDraft("Take the avapritinib order back", item.reference)
        for item in ordered(chart)
    )
    return (*stops, *drafts)


_IMAGE: Final = AddTask(
    "Image the head today",
    "On avapritinib or before it: head injury with headache, or a bleed on record."
    " Please arrange imaging of the head at once unless it was done.",
)
