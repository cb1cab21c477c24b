"""Tasks that may have to ask the FHIR server before they can answer.

A call that brought everything is answered at once. One that did not becomes
`Unfetched`: what to ask for, and how to go on. Whoever awaits answers (the
endpoint) asks, so that nothing below needs to know of it.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from cds_service.from_fhir.access import Access, access
from cds_service.from_fhir.fetch.asked import Asked, Fetched
from cds_service.from_fhir.fetch.cause import cause_of
from cds_service.from_fhir.fetch.lacking import lacking, lacks_anything
from cds_service.from_fhir.fetch.told import told, told_why_nobody_was_asked
from cds_service.frozen import Frozen
from cds_service.hooks.consultation import (
    Consultation,
    Practice,
    Seen,
    conclude,
    look,
    look_again,
)
from cds_service.hooks.errors import NotARequest
from cds_service.hooks.reply import Reply
from cds_service.hooks.service import Service
from cds_service.hooks.unkept import Unkept

Words: TypeAlias = Callable[[Service, Consultation, Practice], Reply]
"""Puts a consultation into words."""


class Unfetched(Frozen, kw_only=False):
    """A call that lacks what a FHIR server may have; `go_on` answers it."""

    asked: Asked
    go_on: Callable[[Fetched], Reply]


MayFetch: TypeAlias = Callable[[Service, bytes, Practice], Reply | Unfetched]
Task: TypeAlias = Callable[[Service, bytes, Practice], Reply | Unfetched | Unkept]


def may_fetch(words: Words, *, whole: bool) -> MayFetch:
    """Return the task that looks at a call, has fetched what it lacks, and answers."""

    def task(service: Service, body: bytes, practice: Practice) -> Reply | Unfetched:
        service = practice.meant(service, body)
        seen = look(service, body, practice, whole=whole)
        if practice.fhir_servers.bases and lacks_anything(seen.chart):
            leave = access(seen.request, practice.fhir_servers)
            if isinstance(leave, Access):
                asked = lacking(seen.request, seen.chart, service.templates, leave)
                return Unfetched(asked, partial(answered, service, seen, practice))
            seen = seen.with_chart(told_why_nobody_was_asked(seen.chart, leave.why))
        return words(service, conclude(service, seen), practice)

    def answered(
        service: Service, seen: Seen, practice: Practice, fetched: Fetched
    ) -> Reply:
        if fetched.request is not seen.request:
            try:
                seen = look_again(service, seen, fetched.request, whole=whole)
            except NotARequest:  # what was sent could be read, so it is not the call
                fetched = fetched.unusable()
        seen = seen.with_chart(told(seen.chart, fetched))
        reply = words(service, conclude(service, seen), practice)
        for line in reply.lines:
            line.fetched = sorted(fetched.came)
            line.unfetched = _unfetched(fetched)
        return reply

    return task


def _unfetched(fetched: Fetched) -> dict[str, str]:
    told = sorted(fetched.shortfalls.items())
    return {record.value: cause_of(why) for record, why in told}
