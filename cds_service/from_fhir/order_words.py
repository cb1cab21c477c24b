"""Reads the words of an order where no code exists, or none is sent.

Only for contrast, surgery and procedures with anaesthesia: see the decision on
free text. A thing that is denied ("without contrast"), past
("after surgery"), open ("with or without contrast") or only talked of
("surgery consult") is not asked for, and neither is what is not understood.
"with and without contrast" is with contrast.
"""

from typing import Final

from cds_service.clinical.event import EventKind
from cds_service.from_fhir.foreign_words import without_accents
from cds_service.from_fhir.order_vocabulary import (
    ANAESTHESIA,
    AND,
    CONTRAST,
    DENIES,
    ENDOSCOPY,
    ENHANCED,
    GLANCE,
    LOCAL,
    OPERATION,
    PAST_OR_FOR,
    QUALIFIES,
    REACTED_TO,
    SMALL,
    TALKED_OF,
    WITH,
    WITHDRAWN,
    WITHDRAWS,
    WITHOUT,
)
from cds_service.patterns import uncompiled

_LONGEST: Final = 400
_EVEN: Final = (
    (uncompiled(r"\b([a-z])\."), r"\1"),  # i.v., z.n.
    (uncompiled(r"\bh/o\b"), "history of"),
    (uncompiled(r"\bs/p\b"), "status post"),
    (uncompiled(r"\bf/u\b"), "follow up"),
    (uncompiled(r"\+ ?/ ?-|\bw/? or w/?o\b"), " with or without "),
    (uncompiled(r"\bw/?o\b"), " without "),
    (uncompiled(r"\bw/|\bw\b"), " with "),
    (uncompiled(r"\bc/(?=\w)"), " con "),
    (uncompiled(r"\bs/(?=\w)"), " sin "),
    (uncompiled(r"[&+/]"), " and "),
    (uncompiled(r"[-_']"), " "),
    (uncompiled(r"[^\w ]"), " , "),
    (uncompiled(r" {2,}"), " "),
)
_BOTH: Final = uncompiled(
    rf"\b(?:{WITH}) (?:(?:{AND}) )?(?:{WITHOUT})\b"
    rf"|\b(?:{WITHOUT}) (?:(?:{AND}) )?(?:{WITH})\b"
    rf"|\bpre (?:(?:{AND}) )?post\b"
)
_GIVEN: Final = "avec"  # as good as any other word for "with"
_THING: Final = (
    rf"(?:{CONTRAST}|{ENHANCED}|injection|{LOCAL}|{ANAESTHESIA}|{SMALL}|{ENDOSCOPY}"
    rf"|{OPERATION})"
)
_PROCEDURE: Final = rf"(?:{ANAESTHESIA}|{SMALL}|{ENDOSCOPY}|{OPERATION})"
_NOT_ASKED: Final = uncompiled(
    rf"\b(?:{DENIES}) (?:(?:{QUALIFIES}) ){{0,3}}{_THING}\b"
    rf"|\b(?:{REACTED_TO}) (?:(?:{QUALIFIES}) ){{0,2}}{_THING}\b"
    rf"|\b(?:(?:{WITH}) )?{_THING}(?: ,)?(?: {WITHDRAWS}){{0,2}} (?:{WITHDRAWN})\b"
)
_NOT_ITSELF: Final = uncompiled(
    rf"\b(?:{PAST_OR_FOR}) (?:[a-z]+ ){{0,2}}?{_PROCEDURE}\b"
    rf"|\b{_PROCEDURE} (?:{TALKED_OF})\b"
)
_UNSEDATED: Final = uncompiled(
    rf"\b(?:{DENIES}) (?:(?:{QUALIFIES}) ){{0,3}}{ANAESTHESIA}\b"
)
_CONTRASTED: Final = uncompiled(
    rf"\b(?:{ENHANCED}|(?:{WITH}|{AND}|post) (?:(?:iv|oral|intravenous|{AND}) ){{0,3}}"
    rf"{CONTRAST})\b"
)
_GLANCE: Final = uncompiled(GLANCE)
_SMALL: Final = uncompiled(rf"\b(?:{SMALL})\b")
_OPERATED: Final = uncompiled(rf"\b(?:{OPERATION}|{ANAESTHESIA})\b")
_ENDOSCOPED: Final = uncompiled(rf"\b{ENDOSCOPY}\b")


def asked_for(text: str) -> tuple[EventKind, ...]:
    """Return what the words of an order ask for; most orders are passed at a glance."""
    plain = without_accents(text[:_LONGEST].casefold())
    if not _GLANCE.search(plain):
        return ()
    said = _evened(plain)
    left = _NOT_ASKED.sub(" , ", _BOTH.sub(_GIVEN, said))
    return tuple(_asked(left, sedated=_UNSEDATED.search(said) is None))


def _asked(said: str, *, sedated: bool) -> list[EventKind]:
    found: list[EventKind] = []
    if _CONTRASTED.search(said):
        found.append(EventKind.CONTRAST_IMAGING)
    meant = _NOT_ITSELF.sub(" , ", said)
    larger = _SMALL.sub(" , ", meant)
    if _OPERATED.search(larger) or (sedated and _ENDOSCOPED.search(larger)):
        found.append(EventKind.SURGERY)
    if larger != meant:
        found.append(EventKind.MINOR_PROCEDURE)
    return found


def _evened(said: str) -> str:
    """Spell it one way: no abbreviations of "with", a lone comma for punctuation."""
    for pattern, plain in _EVEN:
        said = pattern.sub(plain, said)
    return " ".join(said.split())
