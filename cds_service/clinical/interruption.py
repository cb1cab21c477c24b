"""Does a low count ask to interrupt midostaurin? One mechanism for three counts.

What the label asks for depends on the count before treatment (the branch).
"""

from enum import Enum, StrEnum, auto

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.baseline import Baseline, baseline
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.interval import Interval
from cds_service.clinical.midostaurin import is_mast_cell_leukemia
from cds_service.frozen import Frozen


class Limits(Frozen):
    """The label's numbers for one count.

    `usual` interrupts when the baseline is above `split`; `reduced` when it is
    from `floor` to `split`; a baseline below `floor` is not in the label.
    `grave` makes a card critical. `grave_unlabelled` makes a warning of a
    count for which the label has no number; without it that stays
    information. `covers_mcl` tells whether the reduced threshold also holds in
    mast cell leukaemia; `silent_below_floor` that a baseline below the floor
    says nothing at all; `reduced_in_label` whether that number is the label's
    and not our own. After `longest` the label asks to discontinue.
    """

    analyte: Analyte
    usual: Threshold
    reduced: Threshold
    split: Threshold
    floor: Threshold
    resume: Threshold
    grave: Threshold
    resume_dose: Threshold
    full_dose: Threshold
    takes_per_day: Threshold
    longest: Recency
    grave_unlabelled: Threshold | None = None
    covers_mcl: bool = True
    silent_below_floor: bool = False
    reduced_in_label: bool = True


class Branch(StrEnum):
    """Which row of the label's table holds for this patient."""

    STANDARD = "standard"
    LOW_BASELINE = "low baseline"
    BELOW_LABEL = "baseline below the label"
    UNKNOWN = "baseline unknown"
    MCL = "mast cell leukaemia"


class Row(Frozen, kw_only=False):
    """The branch, and the baseline that chose it (None when unknown)."""

    branch: Branch
    baseline: Baseline | None


def row(chart: Chart, limits: Limits) -> Row:
    """Choose the row; a baseline that cannot be placed counts as unknown."""
    before = baseline(chart, limits.analyte)
    placed = _place(before.lab.value, limits) if before else Branch.UNKNOWN
    if is_mast_cell_leukemia(chart):
        covered = limits.covers_mcl and placed is Branch.LOW_BASELINE
        silent = limits.silent_below_floor and placed is Branch.BELOW_LABEL
        return Row(placed if covered or silent else Branch.MCL, before)
    return Row(placed, before)


def _place(value: Interval, limits: Limits) -> Branch:
    if value.above(limits.split.value):
        return Branch.STANDARD
    if value.below(limits.floor.value):
        return Branch.BELOW_LABEL
    if value.at_least(limits.floor.value) and value.at_most(limits.split.value):
        return Branch.LOW_BASELINE
    return Branch.UNKNOWN


class Verdict(Enum):
    """What one count means in one branch, from most to least urgent."""

    INTERRUPT = auto()
    INTERRUPT_WHATEVER_BASELINE = auto()
    INTERRUPT_UNLESS_LOW_BASELINE = auto()
    NO_LABEL_NUMBER = auto()
    ALLOWED_BY_LOW_BASELINE = auto()
    UNDECIDED = auto()
    FINE = auto()


def judge(value: Interval, branch: Branch, limits: Limits) -> Verdict:
    """Compare one count with the row of the table; strict, three-valued."""
    low, very_low = (
        value.below(limits.usual.value),
        value.below(limits.reduced.value),
    )
    match branch:
        case Branch.STANDARD:
            return _when(low, Verdict.INTERRUPT)
        case Branch.LOW_BASELINE:
            allowed = low and very_low is False
            return (
                Verdict.ALLOWED_BY_LOW_BASELINE
                if allowed
                else _when(very_low, Verdict.INTERRUPT)
            )
        case Branch.UNKNOWN:
            if very_low and limits.reduced_in_label:
                return Verdict.INTERRUPT_WHATEVER_BASELINE
            return _when(low, Verdict.INTERRUPT_UNLESS_LOW_BASELINE)
        case Branch.BELOW_LABEL if limits.silent_below_floor:
            return Verdict.FINE
        case Branch.BELOW_LABEL | Branch.MCL:
            return _when(low, Verdict.NO_LABEL_NUMBER)


def _when(low: bool | None, verdict: Verdict) -> Verdict:
    if low is None:
        return Verdict.UNDECIDED
    return verdict if low else Verdict.FINE
