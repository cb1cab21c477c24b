"""The findings about midostaurin and an unborn child."""

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


class FetalHarm(Finding):
    """What every finding here tells: how long to wait after the last dose."""

    after: Threshold


class PregnancyOnRecord(FetalHarm):
    """A problem says so."""

    problem: Problem


class PositiveTest(FetalHarm):
    """Only a test says so."""

    test: Event


class NoRecentTest(FetalHarm):
    """A pregnancy is possible, and no recent negative test is on record."""

    oldest: Recency


class AdviseContraception(FetalHarm):
    """The first order is being signed, and nothing speaks of a pregnancy."""
