"""Does the record say that the patient is pregnant now?"""

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.childbearing import may_bear_children
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.moment import Moment
from cds_service.clinical.pregnancy import POSITIVE_MEMORY, pregnancy_tests
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import Frozen


class Pregnancy(Frozen, kw_only=False):
    """What says so, and since when; a problem without a date may be an old one."""

    evidence: tuple[Problem | Event, ...]

    @property
    def since(self) -> Moment | None:
        """The newest day of what says so."""
        days = [moment for item in self.evidence if (moment := _day(item))]
        return max(days, key=Moment.order, default=None)


@fact
def pregnancy_on_record(chart: Chart) -> Pregnancy | None:
    """Return the pregnancy: a problem or a positive test no older than one lasts.

    A negative test that is newer than the problem says that it is over. None
    proves nothing: many pregnancies are in no problem list. A diagnosis counts
    whatever the administrative gender, which is no sex; a positive test counts
    where a pregnancy is possible, since a tumour makes one positive too.
    """
    possible = may_bear_children(chart) is not False
    positive = pregnancy_tests(chart, POSITIVE_MEMORY).positive if possible else None
    problems = [
        item for item in chart.problems_of(Ailment.PREGNANCY) if _lasts(item, chart)
    ]
    found: tuple[Problem | Event, ...] = (*problems, *([positive] if positive else []))
    return Pregnancy(found) if found else None


def _lasts(item: Problem, chart: Chart) -> bool:
    if not (item.current and item.confirmed):
        return False
    if item.began is None:
        return True
    recent = item.began.age_in_days(chart.as_of) <= POSITIVE_MEMORY.days
    return recent and not _negative_since(item.began, chart)


def _negative_since(began: Moment, chart: Chart) -> bool:
    tests = chart.done(EventKind.PREGNANCY_TEST)
    return any(
        test.result == "negative" and test.when and test.when.day > began.day
        for test in tests
    )


def _day(item: Problem | Event) -> Moment | None:
    return item.when if isinstance(item, Event) else item.began
