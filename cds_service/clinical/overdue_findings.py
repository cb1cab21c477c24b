"""The findings about blood counts that are due on midostaurin."""

from datetime import date

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Finding
from cds_service.clinical.record import Unread


class NeverCounted(Finding):
    """No CBC with differential on record.

    `monthly` is the interval used because the start is unknown, else None.
    """

    interval: Recency
    grace: Recency
    day_of_treatment: int | None
    start: date | None
    monthly: Recency | None
    partial: tuple[Lab, ...]


class Overdue(NeverCounted):
    """The last CBC with differential is too old."""

    last_day: date
    days_ago: int
    neutrophils: Lab
    platelets: Lab


class NotUsable(NeverCounted):
    """A newer count was reported and says nothing (clumps, no value, no unit).

    `last` are the last counts that could be used, if any.
    """

    unusable: tuple[Unread, ...]
    analytes: tuple[Analyte, ...]
    last: tuple[Lab, ...]


class LowNotRepeated(Finding):
    """The last count was low, and is too old for the interruption rules.

    `interval` is set when the counts are overdue as well.
    """

    count: Lab
    days_ago: int
    others: tuple[Lab, ...]
    interval: Recency | None


class LowWithoutLabelNumber(LowNotRepeated):
    """The same where the label has no threshold for this patient."""
