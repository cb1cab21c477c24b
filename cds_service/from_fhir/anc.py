"""Computes what a laboratory counted in parts: ANC and AEC from their parts.

Only parts of one sample are put together: the same instant, or the same day
when none of them says an hour. Nothing is rounded. A measured result of the
same moment wins wherever results are chosen (`clinical.counts`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import partial, reduce
from itertools import groupby
from operator import add, mul
from typing import Final, TypeAlias

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.counts import newest
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.moment import Moment
from cds_service.from_fhir.formulas import formula, part_name

NO_BANDS: Final = "bands were not counted: at least this many"

_HUNDRED: Final = Decimal(100)
_PERCENT: Final = Decimal("0.01")
# Below this a differential counts too few cells to be multiplied up.
_FEWEST_LEUKOCYTES: Final = Decimal("0.5")
_DIGITS: Final = 60

Parts: TypeAlias = dict[Analyte, Lab]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of computing: what is added, and whether as shares of the leukocytes.

    `without` names a part that was not counted: the sum is then a lower bound.
    """

    analyte: Analyte
    rank: int
    added: tuple[Analyte, ...]
    of_leukocytes: bool = True
    without: Analyte | None = None


_WAYS: Final = (
    _Way(
        Analyte.NEUTROPHILS,
        2,
        (Analyte.SEGMENTED_NEUTROPHILS, Analyte.BAND_NEUTROPHILS),
        of_leukocytes=False,
    ),
    # Neutrophils % contains the bands: they are never added to it.
    _Way(Analyte.NEUTROPHILS, 3, (Analyte.NEUTROPHIL_PERCENT,)),
    _Way(Analyte.NEUTROPHILS, 4, (Analyte.SEGMENTED_PERCENT, Analyte.BAND_PERCENT)),
    _Way(
        Analyte.NEUTROPHILS,
        5,
        (Analyte.SEGMENTED_NEUTROPHILS,),
        of_leukocytes=False,
        without=Analyte.BAND_NEUTROPHILS,
    ),
    _Way(
        Analyte.NEUTROPHILS,
        6,
        (Analyte.SEGMENTED_PERCENT,),
        without=Analyte.BAND_PERCENT,
    ),
    _Way(Analyte.EOSINOPHILS, 2, (Analyte.EOSINOPHIL_PERCENT,)),
)

_PARTS: Final = frozenset({Analyte.LEUKOCYTES}.union(*(way.added for way in _WAYS)))


def derive(labs: Sequence[Lab]) -> Iterator[Lab]:
    """Compute every ANC and AEC that the parts of one moment allow.

    Of each moment come at most two per analyte: one from the parts that stand,
    and another if a preliminary part would change it.
    """
    dated = [lab for lab in labs if lab.analyte in _PARTS and not lab.taken.vague]
    counted = {(lab.analyte, _moment(lab)) for lab in labs if not lab.calculated}
    for moment, group in groupby(sorted(dated, key=_moment), key=_moment):
        for lab in _computed(tuple(group)):
            bounded = lab.value.high is None
            if not (bounded and (lab.analyte, moment) in counted):
                yield lab


def _computed(labs: Sequence[Lab]) -> Iterator[Lab]:
    everything = _chosen(labs)
    standing = _chosen([lab for lab in labs if lab.settles])
    for analyte in (Analyte.NEUTROPHILS, Analyte.EOSINOPHILS):
        firm, loose = _best(analyte, standing), _best(analyte, everything)
        if firm is not None:
            yield firm
        if loose is not None and loose != firm:
            yield loose


def _chosen(labs: Sequence[Lab]) -> Parts:
    by_analyte = (
        newest([lab for lab in labs if lab.analyte is analyte]) for analyte in _PARTS
    )
    return {found.lab.analyte: found.lab for found in by_analyte if found}


def _best(analyte: Analyte, parts: Parts) -> Lab | None:
    ways = (way for way in _WAYS if way.analyte is analyte)
    return next(filter(None, (_by(way, parts) for way in ways)), None)


def _by(way: _Way, parts: Parts) -> Lab | None:
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


def _moment(lab: Lab) -> str:
    return (lab.taken.instant or lab.taken.day).isoformat()


def _lab(way: _Way, parts: tuple[Lab, ...], value: Interval) -> Lab:
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
