"""The findings of the three rules that interrupt midostaurin for a low count."""

from decimal import Decimal

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding


class LowCount(Finding):
    """A low count on midostaurin, and everything that chose the threshold.

    `usual` holds above a baseline of `split`, `reduced` from `floor` to
    `split`. `plain_floor` is the floor without its unit.
    `severe` is the level that makes a card critical, where the count may be
    below it. `others` are further low or contradicting counts. Fields that are None (or
    empty) take their paragraph with them.
    """

    count: Lab
    usual: Threshold
    reduced: Threshold
    split: Threshold
    resume: Threshold
    plain_floor: Decimal
    resume_dose: Threshold
    full_dose: Threshold
    longest: Recency
    others: tuple[Lab, ...] = ()
    baseline: Lab | None = None
    old_baseline_days: int | None = None
    other_drugs: tuple[Medication, ...] = ()
    baseline_transfusion: Event | None = None
    start: Moment | None = None
    start_basis: str = ""
    earlier_order: Moment | None = None
    restarted: Moment | None = None
    transfusion: Event | None = None
    bleeding_risk: tuple[Medication, ...] = ()
    severe: Threshold | None = None


class BelowUsual(LowCount):
    """Below the usual threshold; the baseline was above the split."""


class BelowReduced(LowCount):
    """Below the reduced threshold; the baseline was low."""


class BelowBoth(LowCount):
    """Below both thresholds; the baseline is unknown."""


class BelowUsualUnknownBaseline(LowCount):
    """Below the usual threshold, not surely below the reduced; baseline unknown."""


class NoLabelThreshold(LowCount):
    """Low, and the baseline was below every row of the label."""


class LabelExcludesLeukemia(LowCount):
    """Low, and the label's row does not hold in mast cell leukaemia."""


class LowBaselineAllows(LowCount):
    """Below the usual threshold only, which does not hold for a low baseline."""
