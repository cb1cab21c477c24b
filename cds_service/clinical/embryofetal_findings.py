"""The findings about midostaurin and an unborn child."""

from dataclasses import dataclass

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.event import Event
from cds_service.clinical.outcome import Finding
from cds_service.clinical.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class FetalHarm(Finding):
    """What every finding here tells: how long to wait after the last dose."""

    after: Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class PregnancyOnRecord(FetalHarm):
    """A problem says so."""

    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class PositiveTest(FetalHarm):
    """Only a test says so."""

    test: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRecentTest(FetalHarm):
    """A pregnancy is possible, and no recent negative test is on record."""

    oldest: Recency


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviseContraception(FetalHarm):
    """The first order is being signed, and nothing speaks of a pregnancy."""
