"""What a card says of C-findings; the words are shared by its findings."""

from typing import Final

from cds_service.clinical.basis import Recency
from cds_service.clinical.c_finding import CFinding, CKind
from cds_service.clinical.c_findings import c_findings
from cds_service.clinical.chart import Chart
from cds_service.clinical.criteria import Definition
from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.lab import Lab
from cds_service.clinical.moment import Moment
from cds_service.clinical.outcome import Fact, Finding
from cds_service.clinical.persistent_low import APART, RECENT
from cds_service.clinical.presence import Presence


class OrganDamage(Finding):
    """There is evidence for C-findings; the catalogue's words for it are `kinds`.

    `bone_by` and `spleen_by` are the classifications that count these, where not
    every one does. `causes` is what else on record may be behind them, `left_out`
    why results were not used.
    """

    kinds: tuple[CKind, ...]
    since: Moment | None
    evidence: tuple[Fact, ...]
    subtypes: tuple[Diagnosis, ...]
    bone_by: tuple[Definition, ...] = ()
    spleen_by: tuple[Definition, ...] = ()
    causes: tuple[Fact, ...] = ()
    left_out: tuple[Fact, ...] = ()
    not_assessable: tuple[CKind, ...] = ()
    absent: tuple[CKind, ...] = ()
    count: Lab | None = None


class CountsLow(OrganDamage):
    """Blood counts are among them; `count` is the first that is low."""


class CountToRepeat(Finding):
    """One low count that no second one has confirmed."""

    count: Lab
    apart: Recency = APART
    recent: Recency = RECENT


DETAIL: Final = (
    (
        "This is evidence for organ damage, not a diagnosis of aggressive mastocytosis:"
        " the subtype stays what a clinician says. Settle first where it comes from:"
        " the mast cells, another blood disease, a drug, or something else."
    ),
    "Evidence: {evidence}",
    "The oldest of it is of {since}.",
    "Also on record, and a possible cause: {causes}",
    "Some results were left out, because this explains them: {left_out}",
    (
        "Sources disagree on bone: osteoporosis with a fragility fracture, or bone"
        " destruction without a fracture, counts in WHO 2016; WHO 2022 and ICC 2022 ask"
        " for large bone destruction (2 cm or more) with a fracture. Counted here by:"
        " {bone_by}"
    ),
    (
        "Sources disagree on the spleen: ICC 2022 asks for low platelets beside it, the"
        " others for any low count. Counted here by: {spleen_by}"
    ),
    "Looked at and not found: {absent}",
    "Not assessable from this record: {not_assessable}",
    "Diagnosis on record: {subtypes}",
    "No classification gives a number for liver tests or albumin.",
)


def evidence_of(found: tuple[CFinding, ...]) -> tuple[Fact, ...]:
    """Return what they rest on, each once."""
    return tuple(dict.fromkeys(fact for item in found for fact in item.used))


def causes_of(found: tuple[CFinding, ...]) -> tuple[Fact, ...]:
    """Return what else may be behind them, each once."""
    return tuple(dict.fromkeys(fact for item in found for fact in item.causes))


def left_out_of(chart: Chart) -> tuple[Fact, ...]:
    """Return why results were not used, each once."""
    findings = c_findings(chart)
    return tuple(dict.fromkeys(why for item in findings for why in item.explained_by))


def kinds_with(chart: Chart, presence: Presence) -> tuple[CKind, ...]:
    """Return the kinds with one verdict."""
    return tuple(item.kind for item in c_findings(chart) if item.presence is presence)


def disputed_by(found: tuple[CFinding, ...], kind: CKind) -> tuple[Definition, ...]:
    """Return the classifications that count a kind, where not every one does."""
    for item in found:
        if item.kind is kind and len(item.definitions) < len(Definition):
            return item.definitions
    return ()


def undisputed(found: tuple[CFinding, ...]) -> bool:
    """Tell whether every classification counts one of them."""
    return any(len(item.definitions) == len(Definition) for item in found)


def earliest(found: tuple[CFinding, ...]) -> Moment | None:
    """Return since when the oldest evidence stands."""
    dates = [item.since for item in found if item.since is not None]
    return min(dates, key=Moment.order, default=None)
