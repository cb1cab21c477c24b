"""Builds the finding of an interruption rule, with all that chose its threshold."""

from collections.abc import Iterator
from typing import Any, Final

from cds_service.clinical.analyte import SPOKEN_NAME
from cds_service.clinical.baseline import Baseline
from cds_service.clinical.chart import Chart
from cds_service.clinical.course import course
from cds_service.clinical.current import Current, withdrawn
from cds_service.clinical.denied import denied, denies
from cds_service.clinical.exposure import StartBasis, first_dose, restart
from cds_service.clinical.interrupting import REPEAT_COUNT, interrupting
from cds_service.clinical.interruption import Branch, Limits, Row, Verdict
from cds_service.clinical.lab import Lab
from cds_service.clinical.low_count import (
    BelowBoth,
    BelowReduced,
    BelowUsual,
    BelowUsualUnknownBaseline,
    LabelExcludesLeukemia,
    LowBaselineAllows,
    LowCount,
    NoLabelThreshold,
)
from cds_service.clinical.mastocytosis import subtype
from cds_service.clinical.outcome import Fact, Indicator
from cds_service.clinical.plural import several
from cds_service.clinical.transfusion import transfusion_before

_INTERRUPTING: Final = (
    Verdict.INTERRUPT,
    Verdict.INTERRUPT_WHATEVER_BASELINE,
    Verdict.INTERRUPT_UNLESS_LOW_BASELINE,
)


def _kind(verdict: Verdict, branch: Branch) -> type[LowCount]:
    match verdict:
        case Verdict.INTERRUPT:
            return BelowUsual if branch is Branch.STANDARD else BelowReduced
        case Verdict.INTERRUPT_WHATEVER_BASELINE:
            return BelowBoth
        case Verdict.INTERRUPT_UNLESS_LOW_BASELINE:
            return BelowUsualUnknownBaseline
        case Verdict.NO_LABEL_NUMBER if branch is Branch.MCL:
            return LabelExcludesLeukemia
        case Verdict.NO_LABEL_NUMBER:
            return NoLabelThreshold
        case _:
            return LowBaselineAllows


def finding(  # noqa: PLR0913, PLR0917 (all that a card about a count tells)
    chart: Chart,
    limits: Limits,
    chosen: Row,
    known: Current,
    lab: Lab,
    verdict: Verdict,
    indicator: Indicator,
) -> LowCount:
    """Return the finding of one verdict."""
    return _kind(verdict, chosen.branch)(
        indicator=indicator,
        used=_used(chart, chosen, known, lab),
        missing=(
            *_missing(chart, limits, chosen, known),
            *withdrawn(chart, lab),
            *(_doubts(chart, chosen) if indicator is Indicator.INFO else ()),
        ),
        proposals=(
            interrupting(chart, limits, lab)
            if verdict in _INTERRUPTING
            else (REPEAT_COUNT,)
        ),
        count=lab,
        others=_others(known, lab),
        transfusion=transfusion_before(chart, lab),
        **_label_fields(limits, lab),
        **_baseline_fields(chart, chosen),
    )


def _label_fields(limits: Limits, lab: Lab) -> dict[str, Any]:
    grave = lab.value.below(limits.grave.value) is not False
    return {
        "usual": limits.usual,
        "reduced": limits.reduced,
        "split": limits.split,
        "resume": limits.resume,
        "plain_floor": limits.floor.value,
        "resume_dose": limits.resume_dose,
        "full_dose": limits.full_dose,
        "longest": limits.longest,
        "severe": limits.grave if grave else None,
    }


def _baseline_fields(chart: Chart, chosen: Row) -> dict[str, Any]:
    start, before = first_dose(chart), chosen.baseline
    fields: dict[str, Any] = {"restarted": restart(chart)}
    if start is not None:
        fields |= {
            "start": start.moment,
            "start_basis": str(start.basis),
            "earlier_order": start.earlier_order,
        }
    if before is not None:
        fields |= {
            "baseline": before.lab,
            "old_baseline_days": before.old_days,
            "other_drugs": before.other_drugs,
            "baseline_transfusion": before.transfusion,
        }
    return fields


def _others(known: Current, chosen: Lab) -> tuple[Lab, ...]:
    return tuple(lab for lab in (*known.speaking, *known.beside) if lab is not chosen)


def _labelling(before: Baseline) -> tuple[Fact, ...]:
    """Return the baseline and what marks it as one on treatment."""
    given = (before.transfusion,) if before.transfusion else ()
    return (before.lab, *before.other_drugs, *given)


def _used(chart: Chart, chosen: Row, known: Current, lab: Lab) -> tuple[Fact, ...]:
    taking = course(chart)
    told = (taking.record, taking.contradicted_by)
    before = chosen.baseline
    return (
        lab,
        *_others(known, lab),
        *(_labelling(before) if before else ()),
        *filter(None, told),
        *(subtype(chart).used if chosen.branch is Branch.MCL else ()),
    )


def _missing(
    chart: Chart, limits: Limits, chosen: Row, known: Current
) -> Iterator[str]:
    name = SPOKEN_NAME[limits.analyte]
    if chosen.baseline is None:
        yield f"{name} before midostaurin (baseline)"
    if first_dose(chart) is None:
        yield "the date of the first dose"
    if subtype(chart).certain is None:
        yield "which subtype (the label's thresholds exclude mast cell leukaemia)"
    if subtype(chart).unverified:
        yield "a verified code (the subtype rests on an unverified one)"
    if known.unread:
        yield f"a newer {name} that could not be read"
    if known.gaps:
        yield "laboratory results that were not read in full"
    if chart.patient.born_from is None:
        yield "the date of birth (thresholds are for adults)"
    yield from contradiction(chart)


def _doubts(chart: Chart, chosen: Row) -> tuple[str, ...]:
    """Say what weakens the baseline that lets this be no more than information."""
    before, start = chosen.baseline, first_dose(chart)
    if before is None or start is None:
        return ()
    days, on_drug = before.old_days, bool(before.other_drugs or before.transfusion)
    said = {
        f"a baseline of the last weeks (taken {several(days or 0, 'days')} before the"
        " first dose)": days is not None,
        "a baseline without treatment (another drug or a transfusion came before)": (
            on_drug
        ),
        f"the day of the first dose (assumed {start.moment.day}, from an order)": (
            start.basis is StartBasis.ORDER
        ),
    }
    return tuple(phrase for phrase, doubtful in said.items() if doubtful)


def contradiction(chart: Chart) -> tuple[str, ...]:
    """Name the newer record that says that midostaurin is not being taken."""
    newer = course(chart).contradicted_by
    if newer is None:
        return ()
    if denies(newer):
        return (denied(newer),)
    day = f" of {newer.starts.day}" if newer.starts else ""
    return (f"whether midostaurin is taken: a record{day} says {newer.status}",)
