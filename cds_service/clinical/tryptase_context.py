"""What on record makes a tryptase say less than its number."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import anaphylaxis_evidence, dated
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.lab import Lab
from cds_service.clinical.mastocytosis import associated_neoplasms, subtype
from cds_service.clinical.medication import Drug, MedicationKind
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Fact
from cds_service.clinical.problem import Ailment
from cds_service.clinical.renal import CREATININE_AGE
from cds_service.frozen import Frozen

_DAY: Final = 24 * 60 * 60
_EPINEPHRINE: Final = (Drug.EPINEPHRINE_DEVICE, Drug.EPINEPHRINE_OTHER)


class Flag(StrEnum):
    """Why."""

    EVENT = "soon after a reaction"
    RANGE = "beyond the assay"
    KIDNEYS = "kidney failure"
    TRAIT = "alpha-tryptasaemia"
    NEOPLASM = "a blood neoplasm"


class Flagged(Frozen, kw_only=False):
    """One reason, and what shows it."""

    flag: Flag
    used: tuple[Fact, ...]


def context(
    chart: Chart, tryptase: Lab, criterion: Threshold, low_gfr: Threshold
) -> tuple[Flagged, ...]:
    """Return each reason; kidneys, trait and neoplasm matter to a high value only."""
    high = tryptase.value.above(criterion.value) is not False
    found = {
        Flag.EVENT: _event(chart, tryptase.taken),
        Flag.RANGE: (tryptase,) if tryptase.value.high is None else (),
        Flag.KIDNEYS: _kidneys(chart, low_gfr) if high else (),
        Flag.TRAIT: _trait(chart) if high else (),
        Flag.NEOPLASM: _neoplasms(chart) if high else (),
    }
    return tuple(Flagged(flag, tuple(used)) for flag, used in found.items() if used)


def _event(chart: Chart, taken: Moment) -> tuple[Fact, ...]:
    """Return the reactions and doses of epinephrine within a day before."""
    given = [
        item
        for item in chart.taken(*_EPINEPHRINE)
        if item.kind is MedicationKind.ADMINISTRATION
    ]
    return (
        *(
            item
            for item in anaphylaxis_evidence(chart)
            if _within_a_day(dated(item), taken)
        ),
        *(item for item in given if _within_a_day(item.starts, taken)),
    )


def _within_a_day(event: Moment | None, taken: Moment) -> bool:
    """Tell whether a sample came within a day after; a bare day counts with the next.

    What was put on record by day only may have come just before the sample.
    """
    if event is None or event.vague:
        return False
    if event.instant is not None and taken.instant is not None:
        return 0 <= (taken.instant - event.instant).total_seconds() <= _DAY
    return 0 <= event.age_in_days(taken.day) <= 1


def _kidneys(chart: Chart, low: Threshold) -> Iterable[Lab]:
    found = newest_settled(chart, Analyte.GFR)
    if found is None or not found.lab.value.below(low.value):
        return ()
    recent = found.lab.taken.age_in_days(chart.as_of) <= CREATININE_AGE.days
    return (found.lab,) if recent else ()


def _neoplasms(chart: Chart) -> tuple[Fact, ...]:
    """Return them while the diagnosis is open: the criterion matters to it alone."""
    reading = subtype(chart)
    open_ = reading.inferred or reading.certain is None
    return associated_neoplasms(chart) if open_ else ()


def _trait(chart: Chart) -> tuple[Fact, ...]:
    return chart.problems_of(Ailment.HEREDITARY_ALPHA_TRYPTASEMIA)
