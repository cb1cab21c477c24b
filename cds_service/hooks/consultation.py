"""One call: what was asked, what was read, and what every rule said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.rule import Answer
from cds_service.engine import ask_all
from cds_service.from_fhir.access import FhirServers
from cds_service.from_fhir.chart import read
from cds_service.from_fhir.glance import glance
from cds_service.from_fhir.habits import Habits
from cds_service.from_fhir.record_memory import RecordMemory
from cds_service.from_fhir.request import BadRequest, OtherHook, Request, decode
from cds_service.frozen import Frozen, replace
from cds_service.hooks.dialects import STANDARD, Dialect
from cds_service.hooks.errors import MissingData, NotARequest, WrongHook
from cds_service.hooks.service import Service
from cds_service.hooks.tally import Tally
from cds_service.store.contract import NoStore, Store


@dataclass(frozen=True, slots=True)
class Practice:
    """The place where calls are answered.

    `trusts_as_of` lets a caller choose the day, for trials; open mode only.
    `fhir_servers` are those that this caller may name.
    `dialect` is how this caller speaks.
    `memory` knows records that were read some minutes ago; it may know none.
    `client` is who this caller is, "" in open mode; `silent`, whether they are
    shown nothing. `store` keeps their feedback, `tally` counts what they are shown;
    without a store nobody counts.
    """

    services: Mapping[str, Service]
    public_url: str
    today: Callable[[], date]
    trusts_as_of: bool
    memory: RecordMemory = field(default_factory=RecordMemory.without)
    fhir_servers: FhirServers = field(default_factory=FhirServers)
    dialect: Dialect = STANDARD
    client: str = ""
    silent: bool = False
    store: Store = NoStore()  # noqa: RUF009 (it has no state)
    tally: Tally | None = None

    def speaking(self, dialect: Dialect) -> "Practice":
        """Return the same for a caller of this dialect."""
        return replace(self, dialect=dialect)

    def meant(self, service: Service, body: bytes) -> Service:
        """Return the service that a call is really for; mostly the one it called.

        A second service of a hook is one that a site chose beside the first: it
        answers for itself at every moment, or the first would answer twice.
        """
        if self.dialect.meant is None or self._first(service.hook) is not service:
            return service
        hook = self.dialect.meant(body)
        return (self._first(hook) if hook else None) or service

    def _first(self, hook: Hook) -> Service | None:
        fitting = (each for each in self.services.values() if each.hook == hook)
        return next(fitting, None)


class Consultation(Frozen, kw_only=False):
    """What one call led to, before it is put into words.

    `of_no_concern` says that no rule was asked, for none can speak of the patient.
    """

    request: Request
    chart: Chart
    answers: tuple[Answer, ...]
    of_no_concern: bool = False


class Seen(Frozen, kw_only=False):
    """What one call brought, read into a chart; no rule has been asked yet.

    `of_no_concern` says that a glance was enough: none of the diagnoses that any rule
    asks about is on the problem list.
    """

    request: Request
    chart: Chart
    of_no_concern: bool = False

    def with_chart(self, chart: Chart) -> "Seen":
        """Return the same with another chart of the same request."""
        return Seen(self.request, chart, self.of_no_concern)


def consult(
    service: Service, body: bytes, practice: Practice, *, whole: bool
) -> Consultation:
    """Read the call as it was sent, and ask every rule of the service.

    Raises:
        Refusal: the body is no request for this service, or lacks what the
            service cannot do without.
    """
    seen = look(service, body, practice, whole=whole)
    return conclude(service, seen)


def look(service: Service, body: bytes, practice: Practice, *, whole: bool) -> Seen:
    """Read the call.

    Without `whole`, a record that no rule can speak of is read no further than
    its problem list: most calls are about patients without mastocytosis.

    Raises:
        Refusal: the body is no request for this service.
    """
    request = _decoded(body, service.hook, practice.dialect.habits)
    day = _day(request, practice)
    return _seen(service, request, day, practice.memory, whole=whole)


def look_again(service: Service, seen: Seen, request: Request, *, whole: bool) -> Seen:
    """Read the call once more, with what has been fetched, as of the same day.

    Raises:
        Refusal: what was fetched is no JSON that could be read.
    """
    day, unknown = seen.chart.as_of, RecordMemory.without()
    return _seen(service, request, day, unknown, whole=whole)


def conclude(service: Service, seen: Seen) -> Consultation:
    """Ask every rule of the service.

    Raises:
        Refusal: the call lacks what the service cannot do without.
    """
    lacking = [
        part
        for part in service.requires
        if any(not gap.partial for gap in seen.chart.lacks(part))
    ]
    if lacking:
        raise MissingData(lacking)
    request, chart = seen.request, seen.chart
    if seen.of_no_concern:
        return Consultation(request, chart, service.of_no_concern, of_no_concern=True)
    return Consultation(request, chart, ask_all(service.rules, chart))


def _decoded(body: bytes, hook: Hook, habits: Habits) -> Request:
    try:
        return decode(body, hook, habits)
    except OtherHook:
        raise WrongHook(hook) from None
    except BadRequest as problem:
        raise _refused(problem) from None


def _seen(
    service: Service,
    request: Request,
    day: date,
    memory: RecordMemory,
    *,
    whole: bool,
) -> Seen:
    asked = (request, service.hook, service.wanted, day)
    try:
        if whole or service.for_anyone:
            return Seen(request, read(*asked))
        if known := memory.recall(*asked):
            return Seen(request, known)
        if glanced := glance(*asked):
            return Seen(request, glanced, of_no_concern=True)
        return Seen(request, memory.read(*asked))
    except BadRequest as problem:
        raise _refused(problem) from None


def _refused(problem: BadRequest) -> NotARequest:
    what = f"This is no CDS Hooks request: {problem}. See GET /openapi.json."
    return NotARequest(what)


def _day(request: Request, practice: Practice) -> date:
    if practice.trusts_as_of and request.as_of is not None:
        return request.as_of
    return practice.today()
