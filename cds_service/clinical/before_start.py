"""What should be known before the first dose of midostaurin, and what is."""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.baseline import BASELINE_WINDOW
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart
from cds_service.clinical.childbearing import may_bear_children
from cds_service.clinical.counted import newest_settled
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.pregnancy import PregnancyTests, pregnancy_tests
from cds_service.clinical.record import Unread
from cds_service.frozen import Frozen

AGEING: Final = Recency(
    "count that grows old as a baseline", 14, HouseChoice("half of the window")
)
COUNTS: Final = (Analyte.NEUTROPHILS, Analyte.PLATELETS, Analyte.HEMOGLOBIN)


class BeforeStart(Frozen, kw_only=False):
    """What is missing, old counts beside them, and what cannot be told.

    `ageing` are counts within the window that begin to be old.
    """

    counts: tuple[Analyte, ...]
    old: tuple[Lab, ...]
    ageing: tuple[Lab, ...]
    fresh: tuple[Lab, ...]
    pregnancy_test: bool | None
    pregnancy: PregnancyTests
    chemistry: bool
    unread: tuple[Unread, ...]

    @property
    def missing(self) -> tuple[Analyte | EventKind, ...]:
        """What is missing, counts first."""
        return (
            *self.counts,
            *((EventKind.PREGNANCY_TEST,) if self.pregnancy_test else ()),
            *((EventKind.CHEMISTRY,) if self.chemistry else ()),
        )


def before_start(chart: Chart, pregnancy: Recency) -> BeforeStart:
    """Look for each count, a pregnancy test where one is due, and chemistry.

    `pregnancy_test` tells whether one is missing; None when it cannot be told
    whether the patient needs one.
    """
    last = {
        analyte: found.lab
        for analyte in COUNTS
        if (found := newest_settled(chart, analyte)) is not None
    }
    ages = {
        analyte: lab.taken.age_in_days(chart.as_of) for analyte, lab in last.items()
    }
    good = [each for each in COUNTS if ages.get(each, 10**6) <= BASELINE_WINDOW.days]
    lacking = tuple(analyte for analyte in COUNTS if analyte not in good)
    needs_test = may_bear_children(chart)
    tests = pregnancy_tests(chart, pregnancy)
    return BeforeStart(
        lacking,
        tuple(last[each] for each in lacking if each in last),
        tuple(last[each] for each in good if ages[each] > AGEING.days),
        tuple(last[each] for each in good if ages[each] <= AGEING.days),
        False if tests.excluded else needs_test,
        tests,
        chemistry=not _recent(chart, EventKind.CHEMISTRY, BASELINE_WINDOW),
        unread=chart.unread_about(*lacking),
    )


def _recent(chart: Chart, kind: EventKind, age: Recency) -> bool:
    return any(
        event.when is not None and event.when.age_in_days(chart.as_of) <= age.days
        for event in chart.done(kind)
    )
