"""Computes what a laboratory counted in parts: ANC and AEC from their parts.

Only parts of one sample are put together: the same instant, or the same day
when none of them says an hour. Nothing is rounded. A measured result of the
same moment wins wherever results are chosen (`clinical.counts`). Few white
cells alone bound the ANC from above (`anc_at_most`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal, localcontext
from functools import partial, reduce
from operator import add, mul
from typing import Final, TypeAlias

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import newest
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.anc_at_most import at_most, few, hides, is_at_most
from cds_service.from_fhir.anc_ways import WAYS, Way
from cds_service.from_fhir.formulas import formula, part_name

NO_BANDS: Final = "bands were not counted: at least this many"

_HUNDRED: Final = Decimal(100)
_PERCENT: Final = Decimal("0.01")
# Below this a differential counts too few cells to be multiplied up.
_FEWEST_LEUKOCYTES: Final = Decimal("0.5")
_DIGITS: Final = 60

Parts: TypeAlias = dict[Analyte, Lab]

_WHOLE: Final = Analyte.LEUKOCYTES
_PARTS: Final = frozenset({_WHOLE}.union(*(way.added for way in WAYS)))

_FIRST_PARTS: Final = frozenset(way.added[0] for way in WAYS)
"""Without one of these, or few white cells, there is nothing to compute."""


def derive(labs: Sequence[Lab]) -> Iterator[Lab]:
    """Compute every ANC and AEC that the parts of one moment allow.

    Of each moment come at most two per analyte: one from the parts that stand,
    and another if a preliminary part would change it.
    """
    groups: dict[date, list[Lab]] = {
        _moment(lab): []
        for lab in labs
        if (lab.analyte in _FIRST_PARTS or (lab.analyte is _WHOLE and few(lab)))
        and not lab.taken.vague
    }
    if not groups:
        return
    for lab in labs:
        if lab.analyte in _PARTS and not lab.taken.vague and _moment(lab) in groups:
            groups[_moment(lab)].append(lab)
    computed = [
        lab
        for moment in sorted(groups, key=lambda day: day.isoformat())
        for lab in _computed(groups[moment])
    ]
    counted = {(lab.analyte, _moment(lab)) for lab in labs if not lab.calculated}
    for lab in computed:
        if lab.value.high is None:
            idle = (lab.analyte, _moment(lab)) in counted
        else:
            idle = is_at_most(lab) and hides(lab, (*labs, *computed))
        if not idle:
            yield lab


def _computed(labs: list[Lab]) -> Iterator[Lab]:
    everything = _chosen(labs)
    settling = [lab for lab in labs if lab.settles]
    all_settle = len(settling) == len(labs)
    standing = everything if all_settle else _chosen(settling)
    for analyte in (Analyte.NEUTROPHILS, Analyte.EOSINOPHILS):
        firm = _best(analyte, standing)
        if firm is not None:
            yield firm
        loose = None if all_settle else _best(analyte, everything)
        if loose is not None and loose != firm:
            yield loose


def _chosen(labs: Iterable[Lab]) -> Parts:
    by_analyte: dict[Analyte, list[Lab]] = {}
    for lab in labs:
        by_analyte.setdefault(lab.analyte, []).append(lab)
    found = (
        some[0] if len(some) == 1 else _newest(some) for some in by_analyte.values()
    )
    return {lab.analyte: lab for lab in found if lab is not None}


def _newest(labs: list[Lab]) -> Lab | None:
    found = newest(labs)
    return found.lab if found else None


def _best(analyte: Analyte, parts: Parts) -> Lab | None:
    ways = (way for way in WAYS if way.analyte is analyte)
    found = next(filter(None, (_by(way, parts) for way in ways)), None)
    whole = parts.get(_WHOLE)
    if whole is None or analyte is not Analyte.NEUTROPHILS or not few(whole):
        return found
    return at_most(whole, found)


def _by(way: Way, parts: Parts) -> Lab | None:
    added = tuple(parts[part] for part in way.added if part in parts)
    whole = parts.get(Analyte.LEUKOCYTES) if way.of_leukocytes else None
    if len(added) < len(way.added) or way.without in parts:
        return None
    if way.of_leukocytes and not _countable(whole):
        return None
    with localcontext(prec=_DIGITS):
        total = _sum(added)
        if whole is not None:
            if total.above(_HUNDRED) is not False:
                return None
            total = _combined(whole.value, total, mul).times(_PERCENT)
    if way.without:
        total = Interval(total.low, None, low_open=total.low_open)
    return _lab(way, added if whole is None else (whole, *added), total)


def _countable(leukocytes: Lab | None) -> bool:
    return leukocytes is not None and (
        leukocytes.value.below(_FEWEST_LEUKOCYTES) is False
    )


def _combined(
    one: Interval, other: Interval, by: Callable[[Decimal, Decimal], Decimal]
) -> Interval:
    return Interval(
        None if one.low is None or other.low is None else by(one.low, other.low),
        None if one.high is None or other.high is None else by(one.high, other.high),
        one.low_open or other.low_open,
        one.high_open or other.high_open,
    )


def _sum(labs: Sequence[Lab]) -> Interval:
    return reduce(partial(_combined, by=add), (lab.value for lab in labs))


def _moment(lab: Lab) -> date:
    return lab.taken.instant or lab.taken.day


def _lab(way: Way, parts: tuple[Lab, ...], value: Interval) -> Lab:
    doubts = (doubt for part in parts for doubt in part.doubts)
    issued = [part.issued for part in parts if part.issued is not None]
    preliminary = any(part.status is ResultStatus.PRELIMINARY for part in parts)
    return Lab(
        " + ".join(dict.fromkeys(part.reference for part in parts)),
        way.analyte,
        value,
        "; ".join(f"{part_name(part)} {part.sent}" for part in parts),
        parts[0].taken,
        issued=max(issued, key=Moment.order, default=None),
        status=ResultStatus.PRELIMINARY if preliminary else ResultStatus.FINAL,
        rank=way.rank,
        calculated=formula(parts, of_leukocytes=way.of_leukocytes),
        probable=any(part.probable for part in parts),
        doubts=tuple(dict.fromkeys((*doubts, *([NO_BANDS] if way.without else ())))),
    )
