"""The findings about what must be known before the first dose of midostaurin."""

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Finding
from cds_service.clinical.record import Unread


class BaselineMissing(Finding):
    """Something that must be known before the first dose is missing.

    `below` are counts for which the label has no row; `unclear` is a pregnancy
    test whose result could not be read.
    """

    lacking: tuple[Analyte | EventKind, ...]
    old: tuple[Lab, ...]
    found: tuple[Lab, ...]
    unread: tuple[Unread, ...]
    below: tuple[Lab, ...]
    unclear: Event | None
    oldest: Recency
    test_age: Recency


class PregnancyNotExcluded(BaselineMissing):
    """The last pregnancy test that could be read was positive."""

    positive: Event


class BelowLabelTable(BaselineMissing):
    """A count is lower than any baseline for which the label has a row."""

    count: Lab
    floor: Threshold


class BaselineAgeing(Finding):
    """Everything is there, and a count begins to be old."""

    count: Lab
    ageing: tuple[Lab, ...]
    limit: Recency
