"""One recommendation: how it decides, what it rests on, what it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Cited, Recency, Threshold
from cds_service.clinical.chart import Chart
from cds_service.clinical.event import EventKind
from cds_service.clinical.outcome import Answered, Finding, Outcome
from cds_service.clinical.record import Record
from cds_service.clinical.subject import Subject
from cds_service.frozen import Frozen


class Tier(StrEnum):
    """P0 safety core, P1 expected, P2 education."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"


class Provenance(StrEnum):
    """Where a recommendation comes from; shown on its card."""

    SEEDS = "systemic mastocytosis source documents"
    SEEDS_AND_LABEL = "systemic mastocytosis source documents and product label"
    SEEDS_AND_LITERATURE = "systemic mastocytosis source documents and literature"
    LABEL = "product label only"
    LITERATURE = "literature only"
    INFERENCE = "inference from coding and data; no source states it"


class OverrideReason(Frozen, kw_only=False):
    """A reason a clinician may give for setting a card aside."""

    code: str
    display: str


class CardText(Frozen, kw_only=False):
    """The words of one kind of finding.

    Braces name fields of the finding. `summary` is one line of plain text.
    `detail` are Markdown paragraphs; one that names an empty field (None or an
    empty tuple) is left out. `also` is how the summary of a card that another
    finding leads names this one; where it is empty, the summary counts it.
    """

    summary: str
    detail: tuple[str, ...]
    also: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A recommendation. There is one of each, so two are the same if they are one.

    `id` is the file name with hyphens. `when`, `then` and `silent_when` are
    read by clinicians. `texts` has one entry per finding that `evaluate` may
    return. Findings of rules with the same `act` become one card.
    `cites` are the places its statements come from; `statements` the ids of
    the statements of the source documents that it covers. `needs` names every
    part of the record (and every analyte) it looks at: the prefetch of a
    service is derived from it. `about` is what must be ordered for it to be asked
    on a hook about orders; None where it is asked of every order.
    """

    id: str
    title: str
    tier: Tier
    provenance: Provenance
    when: str
    then: str
    silent_when: str
    evaluate: Callable[[Chart], Outcome]
    texts: Mapping[type[Finding], CardText]
    cites: tuple[Cited, ...]
    needs: frozenset[Record | Analyte | EventKind]
    about: Subject | None = None
    statements: tuple[str, ...] = ()
    rests_on: tuple[Threshold | Recency, ...] = ()
    override_reasons: tuple[OverrideReason, ...] = ()
    not_evaluated: tuple[str, ...] = ()
    caveat: str = ""
    act: str = ""
    version: str = field(default="1.0.0")


class Answer(Frozen, kw_only=False):
    """What one rule said of one chart."""

    rule: Rule
    outcome: Answered
