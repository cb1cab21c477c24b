"""The findings about avapritinib, an unborn child, and light."""

from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Finding
from cds_service.clinical.pregnancy_findings import KnownBy
from cds_service.clinical.problem import Problem


class HarmToUnborn(Finding):
    """What every finding here tells; `indolent` asks for care with light."""

    after: Threshold
    breastfeeding: Threshold
    indolent: frozenset[Disease]


class PregnancyRecorded(HarmToUnborn):
    """A problem or a positive test says so; `since` is the newest day of it.

    `known_by` is what was found on that day.
    """

    evidence: tuple[Problem | Event, ...]
    since: Moment | None
    known_by: KnownBy


class NoRecentTest(HarmToUnborn):
    """A pregnancy is possible, and no recent negative test is on record."""

    oldest: Recency


class StartAdvice(HarmToUnborn):
    """The first order, and nothing speaks of a pregnancy."""


class StartAdviceIndolent(StartAdvice):
    """The same in indolent disease, where light matters as well."""


class LightAdvice(HarmToUnborn):
    """Indolent disease, and no pregnancy is possible: only light matters."""
