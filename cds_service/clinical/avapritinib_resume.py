"""Is avapritinib ordered again at a dose at which the platelets fell?"""

from decimal import Decimal
from typing import Any, Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib import first_day, interrupted, not_known, ordered
from cds_service.clinical.avapritinib_findings import (
    NoLowerDose,
    ResumeLower,
    ResumeLowerAfterCount,
)
from cds_service.clinical.avapritinib_offers import offered, taken_back
from cds_service.clinical.basis import Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.hold import is_remembered
from cds_service.clinical.hold_words import cytopenia_named
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication, highest_dose
from cds_service.clinical.outcome import Indicator, InsufficientData
from cds_service.clinical.therapy import ever_taken
from cds_service.frozen import Frozen

_AVAPRITINIB: Final = frozenset({Drug.AVAPRITINIB})


class Fall(Frozen, kw_only=False):
    """Platelets fell on avapritinib: the count, or the hold that says so.

    `taken` is the record of what was taken then; None when none is dated so.
    """

    low: Lab | None
    held: Medication | None
    taken: Medication | None

    @property
    def mg_per_day(self) -> Decimal | None:
        """The dose at which they fell, as far as it is known."""
        return self.taken.dose.mg_per_day if self.taken else None


def resumed(
    chart: Chart, limit: Threshold, doses: tuple[Threshold, ...]
) -> ResumeLower | NoLowerDose | InsufficientData | None:
    """Judge the draft orders; `doses` are the labelled ones, the highest first."""
    fall = _fall(chart, limit) if ordered(chart) else None
    if fall is None:
        return None
    draft = max(ordered(chart), key=highest_dose)
    then, now = fall.mg_per_day, draft.dose.mg_per_day
    if now is None:
        why = "platelets fell on avapritinib; the dose of the new order was not read"
        return InsufficientData(why, (draft,))
    lower = [dose for dose in doses[1:] if then is None or dose.value < then]
    if not lower:
        return _none_lower(chart, limit, fall, draft)
    if now > lower[0].value:
        return _lower(chart, lower[0], fall, draft)
    if then is None:
        why = "platelets fell on avapritinib, at which dose is not on record"
        return InsufficientData(why, _used(fall, draft))
    return None


def _fall(chart: Chart, limit: Threshold) -> Fall | None:
    start = first_day(chart)
    low = next(
        (
            lab
            for lab in standing(chart, Analyte.PLATELETS)
            if lab.value.below(limit.value)
            and is_remembered(lab.taken, chart)
            and start is not None
            and lab.taken.day >= start
        ),
        None,
    )
    held = next((item for item in interrupted(chart) if _for_platelets(item)), None)
    if low is None and held is None:
        return None
    return Fall(low, held, held if low is None else _taken_at(chart, low) or held)


def _for_platelets(item: Medication) -> bool:
    named = cytopenia_named(item.status_reason)
    return named is not None and (not named or Analyte.PLATELETS in named)


def _taken_at(chart: Chart, low: Lab) -> Medication | None:
    """Return the newest record of a dose from before a count."""
    return next(
        (
            item
            for item in ever_taken(chart, _AVAPRITINIB)
            if item.starts is not None
            and item.starts.day <= low.taken.day
            and item.dose.mg_per_day is not None
        ),
        None,
    )


def _lower(
    chart: Chart, lower: Threshold, fall: Fall, draft: Medication
) -> ResumeLower:
    told = _told(chart, fall, draft)
    proposals = tuple(offered(chart, draft, lower))
    told |= {"proposals": proposals, "exclusive": len(proposals) > 1, "lower": lower}
    if fall.low is None:
        return ResumeLower(**told)
    return ResumeLowerAfterCount(**told, low=fall.low)


def _none_lower(
    chart: Chart, limit: Threshold, fall: Fall, draft: Medication
) -> NoLowerDose:
    told = _told(chart, fall, draft)
    return NoLowerDose(**told, proposals=(taken_back(draft),), limit=limit)


def _told(chart: Chart, fall: Fall, draft: Medication) -> dict[str, Any]:
    newest = newest_settled(chart, Analyte.PLATELETS)
    latest = (newest.lab,) if newest else ()
    return {
        "indicator": Indicator.WARNING,
        "used": tuple(dict.fromkeys((*_used(fall, draft), *latest))),
        "latest": latest,
        "missing": not_known(chart),
        "ordered": draft.dose,
        "before": (fall.taken,) if fall.taken else (),
        "reason": fall.held.status_reason if fall.held else "",
    }


def _used(fall: Fall, draft: Medication) -> tuple[Lab | Medication, ...]:
    known = (fall.low, fall.held, fall.taken, draft)
    return tuple(dict.fromkeys(each for each in known if each is not None))
