"""Does the record say that the patient is pregnant now, or leave it open?"""

from datetime import UTC, datetime
from typing import Final

from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.childbearing import OLDEST, YOUNGEST, may_bear_children
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.hcg import NEGATIVE_BELOW, POSITIVE_FROM
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import InsufficientData
from cds_service.clinical.pregnancy import POSITIVE_MEMORY, pregnancy_tests
from cds_service.clinical.pregnancy_findings import KnownBy
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import Frozen

TESTS_READ_BY: Final = (POSITIVE_MEMORY, NEGATIVE_BELOW, POSITIVE_FROM)
READ_BY: Final = (*TESTS_READ_BY, YOUNGEST, OLDEST)
"""The choices that what is said here rests on."""


class Pregnancy(Frozen, kw_only=False):
    """What says so, and since when; a problem without a date may be an old one."""

    evidence: tuple[Problem | Event, ...]

    @property
    def since(self) -> Moment | None:
        """The newest day of what says so."""
        return _day(self._newest)

    @property
    def known_by(self) -> KnownBy:
        """What was on that day: a test that was positive is no pregnancy of a date."""
        test = isinstance(self._newest, Event)
        return KnownBy.TEST if test else KnownBy.PROBLEM

    @property
    def _newest(self) -> Problem | Event:
        dated = [item for item in self.evidence if _day(item)]
        return max(dated, key=_order, default=self.evidence[0])


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


@fact
def pregnancy_left_open(chart: Chart) -> InsufficientData | None:
    """Say that the newest test is unclear, for rules to which a positive one matters.

    None where a pregnancy is on record, is not possible, or no test is unclear.
    """
    test = pregnancy_tests(chart, POSITIVE_MEMORY).unclear
    if test is None or test.when is None or pregnancy_on_record(chart):
        return None
    if may_bear_children(chart) is False:
        return None
    why = f"the pregnancy test of {test.when.day} has no clear result: repeat it"
    return InsufficientData(why, (test,), grave=True)


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


def _order(item: Problem | Event) -> datetime:
    day = _day(item)
    return day.order() if day else datetime.min.replace(tzinfo=UTC)


def _day(item: Problem | Event) -> Moment | None:
    return item.when if isinstance(item, Event) else item.began
