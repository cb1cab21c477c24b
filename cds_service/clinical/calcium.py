"""Is calcium low? By the laboratory's own limit, or as a coded problem.

Without a limit only what is low in every laboratory is low, and nothing normal.
"""

from decimal import Decimal
from typing import Final, TypeAlias

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record
from cds_service.frozen import Frozen

VITAMIN_D_LOW: Final = Threshold(
    "low 25-OH vitamin D",
    Decimal(20),
    "ng/mL",
    HouseChoice("the usual limit of deficiency (50 nmol/L); no source here names one"),
)
CALCIUM_AGE: Final = Recency(
    "calcium that still speaks", 90, HouseChoice("as for kidney function")
)
SURELY_LOW: Final = Threshold(
    "calcium that is low whatever the laboratory's limit",
    Decimal("8.0"),
    "mg/dL",
    HouseChoice(
        "CTCAE calls less than this grade 2, without naming a limit of normal; it only"
        " raises, where a result came without its normal range"
    ),
)
CALCIUM_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {
        Record.CONDITIONS,
        Record.LABS,
        Analyte.CALCIUM,
        Analyte.CORRECTED_CALCIUM,
    }
)
"""What `low_calcium` looks at."""

Shown: TypeAlias = tuple[Lab | Problem, ...]
_WAYS: Final = (Analyte.CORRECTED_CALCIUM, Analyte.CALCIUM)


class LowCalcium(Frozen, kw_only=False):
    """Whether calcium is low, and what shows it; `lab` is the low result."""

    state: Presence
    used: Shown
    lab: Lab | None = None
    missing: tuple[str, ...] = ()


@fact
def low_calcium(chart: Chart) -> LowCalcium:
    """Judge the newest calcium; one that is corrected for albumin goes before.

    A problem list that says low is believed until a newer result says normal.
    """
    recent = _recent(chart)
    low = next((lab for lab in recent if _is_low(lab) is True), None)
    if low is not None:
        return LowCalcium(Presence.PRESENT, (low,), low, _uncorrected(low))
    normal = next(
        (lab for lab in recent if _is_low(lab) is False and lab.settles), None
    )
    if normal is not None:
        return LowCalcium(Presence.ABSENT, (normal,), None, _uncorrected(normal))
    coded = tuple(
        item
        for item in chart.problems_of(Ailment.HYPOCALCEMIA)
        if item.current and item.confirmed
    )
    if coded:
        return LowCalcium(Presence.PRESENT, coded)
    wanted = f"a calcium of the last {CALCIUM_AGE.days} days, with its normal range"
    return LowCalcium(Presence.UNKNOWN, recent, None, (wanted,))


def _recent(chart: Chart) -> tuple[Lab, ...]:
    """Return the newest results of the newest day, corrected first."""
    found = [
        *(_newest(chart, analyte) for analyte in _WAYS),
        *(lab for analyte in _WAYS for lab in _unsettled(chart, analyte)),
    ]
    fresh = [
        lab
        for lab in found
        if lab is not None and lab.taken.age_in_days(chart.as_of) <= CALCIUM_AGE.days
    ]
    last = max((lab.taken.day for lab in fresh), default=None)
    today = [lab for lab in fresh if lab.taken.day == last]
    corrected = [lab for lab in today if lab.analyte is Analyte.CORRECTED_CALCIUM]
    return tuple(corrected or today)


def _newest(chart: Chart, analyte: Analyte) -> Lab | None:
    newest = newest_settled(chart, analyte)
    return newest.lab if newest else None


def _unsettled(chart: Chart, analyte: Analyte) -> tuple[Lab, ...]:
    return tuple(lab for lab in standing(chart, analyte) if not lab.settles)


def _is_low(lab: Lab) -> bool | None:
    """Tell whether it is low; without a normal range nothing is called normal."""
    if lab.low is None:
        return lab.value.below(SURELY_LOW.value) or None
    return lab.value.below(lab.low)


def _uncorrected(lab: Lab) -> tuple[str, ...]:
    if lab.analyte is Analyte.CORRECTED_CALCIUM:
        return ()
    return ("whether calcium was corrected for albumin",)
