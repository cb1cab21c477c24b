"""Which of several results counts: the newest, the standing, the safer one.

A laboratory may send one sample twice (preliminary, final, corrected), count
it in two ways, or give a day without an hour. Whatever cannot be ordered is
decided towards the safer value, and what contradicts it is named beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from cds_service.clinical.lab import BY_NAME, Lab, ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen

_BEST_FIRST: Final = (
    ResultStatus.CORRECTED,
    ResultStatus.AMENDED,
    ResultStatus.FINAL,
    ResultStatus.PRELIMINARY,
)
_STANDING: Final = {status: place for place, status in enumerate(_BEST_FIRST)}


class Newest(Frozen, kw_only=False):
    """The result that counts, and those of the same time with another value.

    `beside` holds what nothing rules out: another final count of the same
    sample, a preliminary one. Replaced results (a final one that was
    corrected, a calculated one beside a measured one) are not in it.
    """

    lab: Lab
    beside: tuple[Lab, ...] = ()


def safer(labs: Iterable[Lab]) -> Lab:
    """Return the lowest result: for a blood count, lower is the graver one."""
    return _first(labs, _lowest_first)


def safer_high(labs: Iterable[Lab]) -> Lab:
    """Return the highest result, for what is graver when it is high."""
    return _first(labs, _highest_first)


def newest(
    labs: Sequence[Lab], safest: Callable[[Iterable[Lab]], Lab] = safer
) -> Newest | None:
    """Return the newest result of one analyte, or None when there is none.

    Of results that may be of the same time and do not replace one another,
    the safest is taken, whatever the order in which they come.
    """
    return newest_standing(standing(labs), safest)


def newest_standing(
    labs: Sequence[Lab], safest: Callable[[Iterable[Lab]], Lab] = safer
) -> Newest | None:
    """Do the same where none of the results replaces another."""
    if not labs:
        return None
    contenders = _latest(labs)
    if len(contenders) == 1:
        return Newest(contenders[0])
    chosen = safest(contenders)
    others = (lab for lab in contenders if lab.value != chosen.value)
    return Newest(chosen, tuple(sorted(others, key=_lowest_first)))


def standing(labs: Iterable[Lab]) -> tuple[Lab, ...]:
    """Leave out what a better result of the same moment replaces; keep the order.

    Measured replaces calculated, a better way of counting a lesser one,
    corrected replaces amended replaces final. A result that settles nothing
    (preliminary, unit inferred) neither replaces nor is replaced by status. One
    known by its name alone and one known by its code never replace one another.
    """
    kept = tuple(labs)
    moments = [lab.taken.instant or lab.taken.day for lab in kept]
    if len(set(moments)) == len(kept):
        return kept  # no two of one moment: nothing to replace
    groups: dict[object, list[Lab]] = {}
    for moment, lab in zip(moments, kept, strict=True):
        groups.setdefault((lab.analyte, moment), []).append(lab)
    replaced = {
        id(lab)
        for group in groups.values()
        if len(group) > 1
        for alike in _known_alike(group)
        for lab in _replaced_within(alike)
    }
    return tuple([lab for lab in kept if id(lab) not in replaced])


def within(labs: Iterable[Lab], first: date, last: date) -> tuple[Lab, ...]:
    """Keep the results taken from `first` to `last`, both included."""
    return tuple([lab for lab in labs if first <= lab.taken.day <= last])


def _latest(labs: Sequence[Lab]) -> tuple[Lab, ...]:
    """Keep the results of which no other is certainly later."""
    if len(labs) == 1:
        return tuple(labs)
    instants = [lab.taken.instant for lab in labs if lab.taken.instant is not None]
    if not instants:
        last_day = max(lab.taken.day for lab in labs)
        return tuple([lab for lab in labs if lab.taken.day == last_day])
    last_instant = max(instants)
    if len(instants) == len(labs):
        return tuple([lab for lab in labs if lab.taken.instant == last_instant])
    last_bare = max(lab.taken.day for lab in labs if lab.taken.instant is None)
    return _latest_of_both(labs, last_bare, last_instant)


def _latest_of_both(
    labs: Sequence[Lab], last_bare: date, last_instant: datetime
) -> tuple[Lab, ...]:
    last_day = max(lab.taken.day for lab in labs)

    def is_latest(taken: Moment) -> bool:
        if taken.instant is None:
            return taken.day == last_day
        return taken.instant == last_instant and taken.day >= last_bare

    latest = tuple(lab for lab in labs if is_latest(lab.taken))
    # Days of different time zones can contradict the instants in a circle;
    # then the instants are believed.
    return latest or tuple(lab for lab in labs if lab.taken.instant == last_instant)


def _known_alike(group: Sequence[Lab]) -> tuple[Sequence[Lab], ...]:
    """Part measured results known by their names from those known by codes."""
    named = [lab for lab in group if lab.rank == BY_NAME and not lab.calculated]
    others = [lab for lab in group if lab.rank != BY_NAME or lab.calculated]
    if not named or all(lab.calculated for lab in others):
        return (group,)
    return named, others


def _replaced_within(group: Sequence[Lab]) -> Iterable[Lab]:
    best_way = min(_way(lab) for lab in group if lab.settles or not _settler(group))
    settling = [lab for lab in group if lab.settles and _way(lab) == best_way]
    best_standing = min((_STANDING[lab.status] for lab in settling), default=None)
    for lab in group:
        if _way(lab) > best_way or (
            lab.settles
            and best_standing is not None
            and _STANDING[lab.status] > best_standing
        ):
            yield lab


def _settler(group: Sequence[Lab]) -> bool:
    return any(lab.settles for lab in group)


def _way(lab: Lab) -> tuple[bool, int]:
    return bool(lab.calculated), lab.rank


def _first(labs: Iterable[Lab], order: Callable[[Lab], tuple[object, ...]]) -> Lab:
    one, *others = labs
    return min((one, *others), key=order) if others else one


def _lowest_first(lab: Lab) -> tuple[object, ...]:
    high, low = lab.value.high, lab.value.low
    return (
        (high is None, high or Decimal(0), not lab.value.high_open),
        (low is not None, low or Decimal(0), lab.value.low_open),
        _tie(lab),
    )


def _highest_first(lab: Lab) -> tuple[object, ...]:
    high, low = lab.value.high, lab.value.low
    return (
        (low is None, -(low or Decimal(0)), not lab.value.low_open),
        (high is not None, -(high or Decimal(0)), lab.value.high_open),
        _tie(lab),
    )


def _tie(lab: Lab) -> tuple[object, ...]:
    # Equal values: what settles first, then the better way, then the name.
    return (not lab.settles, _way(lab), _STANDING[lab.status], lab.reference, lab.sent)
