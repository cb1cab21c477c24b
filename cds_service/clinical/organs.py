"""What shows that an organ fails: coded problems, and tests beyond their limits."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Recency, Threshold
from cds_service.clinical.calendar import shifted
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import within
from cds_service.clinical.criteria import presence_of
from cds_service.clinical.current import newest_within
from cds_service.clinical.lab import Lab
from cds_service.clinical.persistent_low import RECENT
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import Frozen

LOW_ALBUMIN: Final = Threshold(
    "low albumin",
    Decimal("3.5"),
    "g/dL",
    HouseChoice("the usual lower limit; the criteria give no number"),
)
WEIGHT_LOST: Final = Threshold(
    "weight loss within six months",
    Decimal(10),
    "%",
    HouseChoice("the usual measure of serious loss; the criteria give no number"),
)
SIX_MONTHS: Final = Recency(
    "weight loss is looked for within", 183, HouseChoice("half a year")
)
LIVER_TESTS: Final = (Analyte.ALT, Analyte.AST, Analyte.BILIRUBIN, Analyte.ALP)
_HUNDRED: Final = Decimal(100)


class Measured(Frozen, kw_only=False):
    """Something that was measured, and the results that say so."""

    presence: Presence
    used: tuple[Lab, ...] = ()


def established(chart: Chart, *ailments: Ailment) -> tuple[Problem, ...]:
    """Return the problems that are current and confirmed."""
    found = chart.problems_of(*ailments)
    return tuple([item for item in found if item.current and item.confirmed])


@fact
def liver_tests(chart: Chart) -> Measured:
    """Tell whether a liver test is above the laboratory's own limit.

    Alkaline phosphatase alone leaves it open: bone raises it as well.
    """
    newest = [
        lab for each in LIVER_TESTS if (lab := newest_within(chart, each, RECENT))
    ]
    raised = tuple(lab for lab in newest if _raised(lab) is True)
    if any(lab.analyte is not Analyte.ALP for lab in raised):
        return Measured(Presence.PRESENT, raised)
    normal = len(newest) == len(LIVER_TESTS) and all(
        _raised(lab) is False for lab in newest
    )
    if normal:
        return Measured(Presence.ABSENT, tuple(newest))
    return Measured(Presence.UNKNOWN, raised)


@fact
def low_albumin(chart: Chart) -> Measured:
    """Tell whether albumin is low."""
    lab = newest_within(chart, Analyte.ALBUMIN, RECENT)
    if lab is None:
        return Measured(Presence.UNKNOWN)
    return Measured(presence_of(lab.value.below(LOW_ALBUMIN.value)), (lab,))


@fact
def weight_loss(chart: Chart) -> Measured:
    """Tell whether a tenth of the weight was lost within half a year."""
    now = newest_within(chart, Analyte.BODY_WEIGHT, RECENT)
    if now is None or now.value.exact is None:
        return Measured(Presence.UNKNOWN)
    day = now.taken.day
    all_weights = settled(chart, Analyte.BODY_WEIGHT)
    before = [
        (lab.value.exact, lab)
        for lab in within(all_weights, shifted(day, -SIX_MONTHS.days), day)
        if lab.value.exact is not None and lab.taken.day < day
    ]
    if not before:
        return Measured(Presence.UNKNOWN)
    most, lab = max(before, key=lambda each: each[0])
    lost = (most - now.value.exact) * _HUNDRED >= most * WEIGHT_LOST.value
    return Measured(presence_of(lost), (now, lab))


def _raised(lab: Lab) -> bool | None:
    return None if lab.high is None else lab.value.above(lab.high)
