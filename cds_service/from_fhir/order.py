"""The total orders of a chart: the same facts in any order make the same chart.

- labs: newest first, then issued last first, then corrected before amended
  before the others, the safer value (lower, but higher for tryptase), the
  better way of measuring, the reference;
- medications, diagnoses, problems, genetic results, events, allergies: newest
  first, undated ones last, then the reference (positive genetic results before others
  of a day);
- what is unread or missing: by name.

What two facts still share after that is settled by everything they say; facts
that are equal throughout are one fact, sent twice.
"""

from collections.abc import Callable, Iterable
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, Final, TypeVar

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.mutation import Mutated, MutationResult
from cds_service.clinical.problem import Problem
from cds_service.clinical.record import Gap, Unread
from cds_service.clinical.variant import (
    FusionFinding,
    FusionResult,
    KitFinding,
    KitResult,
)

Item = TypeVar("Item")

_CORRECTIONS: Final = {ResultStatus.CORRECTED: 0, ResultStatus.AMENDED: 1}
_HIGH_IS_WORSE: Final = frozenset({Analyte.TRYPTASE})
_FIRST: Final = itemgetter(0)
_INFINITE: Final = float("inf")
_POSITIVE: Final = frozenset({KitFinding.D816V_PRESENT, FusionFinding.PRESENT})


def labs_in_order(labs: Iterable[Lab]) -> tuple[Lab, ...]:
    """Return results newest first."""
    times: dict[int, float] = {}  # the results of one sample share their moments
    return _in_order(labs, lambda lab: _lab_key(lab, times))


def medications_in_order(items: Iterable[Medication]) -> tuple[Medication, ...]:
    """Return medications newest first."""
    return _in_order(items, lambda item: (_newest(item.starts), item.reference))


def diagnoses_in_order(items: Iterable[Diagnosis]) -> tuple[Diagnosis, ...]:
    """Return diagnoses newest first."""
    return _in_order(
        items,
        lambda item: (
            _newest(item.recorded),
            item.reference,
            sorted(item.coded),
            sorted(item.worded),
        ),
    )


def results_in_order(
    items: Iterable[KitResult] | Iterable[FusionResult],
) -> tuple[Any, ...]:
    """Return genetic results newest first, a positive one before others of a day."""
    return _in_order(
        items,
        lambda item: (
            _newest(item.taken),
            item.finding not in _POSITIVE,
            item.reference,
        ),
    )


def events_in_order(items: Iterable[Event]) -> tuple[Event, ...]:
    """Return events newest first."""
    return _in_order(items, lambda item: (_newest(item.when), item.reference))


def problems_in_order(items: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems newest first, undated ones last."""
    return _in_order(items, lambda item: (_newest(item.began), item.reference))


def allergies_in_order(items: Iterable[Allergy]) -> tuple[Allergy, ...]:
    """Return allergies newest first, undated ones last."""
    return _in_order(items, lambda item: (_newest(item.recorded), item.reference))


def mutations_in_order(items: Iterable[MutationResult]) -> tuple[MutationResult, ...]:
    """Return results about genes newest first, a mutated one before others of a day."""
    return _in_order(
        items,
        lambda item: (
            _newest(item.taken),
            item.found is not Mutated.YES,
            item.gene,
            item.reference,
        ),
    )


def unread_in_order(items: Iterable[Unread]) -> tuple[Unread, ...]:
    """Return what could not be read, by reference."""
    return _in_order(items, lambda item: (item.reference, item.about, item.why))


def gaps_in_order(items: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return what is missing, by part of the record."""
    return _in_order(items, lambda item: (item.record, item.why))


def _in_order(items: Iterable[Item], key: Callable[[Item], Any]) -> tuple[Item, ...]:
    keyed = [(key(item), place, item) for place, item in enumerate(items)]
    if len(keyed) > 1:
        keyed.sort()
        if [one for one, other in pairwise(keyed) if one[0] == other[0]]:
            runs = groupby(keyed, _FIRST)
            return tuple(item for _, run in runs for item in _distinct(run))
    return tuple([item for _, _, item in keyed])


def _distinct(run: Iterable[tuple[Any, int, Item]]) -> list[Item]:
    # Writing a fact out in full is slow, and needed only where keys coincide.
    same = [item for _, _, item in run]
    kept: list[Item] = []
    for item in sorted(same, key=repr) if len(same) > 1 else same:
        if not kept or item != kept[-1]:
            kept.append(item)
    return kept


def _newest(moment: Moment | None) -> float:
    """Return a number that sorts later moments first and unknown ones last."""
    if moment is None:
        return _INFINITE
    return -moment.order().timestamp()


def _lab_key(lab: Lab, times: dict[int, float]) -> tuple[Any, ...]:
    low, high, taken = lab.value.low, lab.value.high, lab.taken
    newest = times.get(id(taken))
    if newest is None:
        newest = times[id(taken)] = _newest(taken)
    return (
        newest,
        newest if lab.issued is taken else _newest(lab.issued),
        _CORRECTIONS.get(lab.status, 2),
        (-_INFINITE if high is None else -high)
        if lab.analyte in _HIGH_IS_WORSE
        else (-_INFINITE if low is None else low),
        lab.rank,
        lab.reference,
        lab.analyte,
    )
