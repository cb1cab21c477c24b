"""A line of a Bulk Data file, or a Bundle: whose each resource in it is."""

from collections.abc import Iterator
from typing import Final

import msgspec

from cds_service.from_fhir.entries import Original, Sketch, originals_in
from cds_service.from_fhir.malformed import kind_of, read_as
from cds_service.from_fhir.persons import Persons, id_at_end
from cds_service.from_fhir.unfit import UnfitError
from cds_service.from_fhir.wire.bundle import AnyResource
from cds_service.from_fhir.wire.datatypes import CodeableReference, Reference, Subject
from cds_service.from_fhir.wire.resource import Skipped
from cds_service.frozen import Frozen

NOT_JSON: Final = "is not JSON"
NO_RESOURCE: Final = "is no FHIR resource"
NOBODYS: Final = "names no patient"
_NULL: Final = msgspec.Raw(b"null")
_READ: Final = frozenset(
    kind.__name__ for kind in AnyResource.__args__ if not issubclass(kind, Skipped)
) - {"Bundle", "OperationOutcome"}


class Line(Frozen, kw_only=False):
    """One resource of an export, as it was sent.

    `patient` is a bare id; it is empty for a Medication, which may be many
    patients'. `kind` is its type, `name` type and id, `refers` the Medication that
    an order points to. Where `problem` is not empty the resource could not be given
    to anybody, and `raw` is empty.
    """

    raw: bytes
    patient: str = ""
    kind: str = ""
    name: str = ""
    refers: str = ""
    full_url: str = ""
    problem: str = ""


class _Peek(msgspec.Struct, rename="camel"):
    subject: msgspec.Raw = _NULL
    patient: msgspec.Raw = _NULL
    individual: msgspec.Raw = _NULL
    participant: msgspec.Raw = _NULL
    medication_reference: msgspec.Raw = _NULL
    medication: msgspec.Raw = _NULL


class _Participant(msgspec.Struct):
    actor: Subject | None = None


def lines_of(content: bytes) -> Iterator[Line]:
    """Yield every resource of a line or a file that rules may read, and every problem.

    Types that no rule reads are passed over.
    """
    try:
        raw = msgspec.Raw(content)
        # Whatever is shaped otherwise than FHIR says is for the reader to tell of.
        sketch = read_as(raw, Sketch) or Sketch(kind_of(raw))
        if sketch.resource_type == "Bundle":
            yield from _of_bundle(raw)
        else:
            yield from _of_resource(Original(raw, "", sketch))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        yield Line(b"", problem=NOT_JSON)


def _of_bundle(raw: msgspec.Raw) -> Iterator[Line]:
    found = tuple(originals_in(raw))
    persons = Persons.among(found)
    named = persons.known.keys() - {""}
    if not named:  # a page of a search, and the patients are elsewhere
        for item in found:
            yield from _of_resource(item)
        return
    for patient in sorted(named):
        try:
            held = persons.held_of(patient)
        except UnfitError:
            yield Line(b"", problem=f"a Bundle {NOBODYS}")
            continue
        for item in held:
            if item.sketch.resource_type in _READ:
                yield _line(item, patient)


def _of_resource(item: Original) -> Iterator[Line]:
    kind = item.sketch.resource_type
    if not kind:
        yield Line(b"", problem=NO_RESOURCE)
    elif kind not in _READ:
        return
    elif kind == "Patient":
        yield _line(item, item.sketch.id or "")
    elif kind == "Medication":
        yield _line(item, "")
    elif patient := _patient_of(item.raw):
        yield _line(item, patient)
    else:
        yield Line(b"", problem=f"{kind} {NOBODYS}")


def _line(item: Original, patient: str) -> Line:
    peek = read_as(item.raw, _Peek) or _Peek()
    kind, refers = item.sketch.resource_type or "", _refers(peek)
    return Line(bytes(item.raw), patient, kind, item.reference, refers, item.full_url)


def _patient_of(raw: msgspec.Raw) -> str:
    peek = read_as(raw, _Peek) or _Peek()
    for sent in (peek.subject, peek.patient, peek.individual):
        named = read_as(sent, Subject) or next(
            iter(read_as(sent, list[Subject]) or ()), None
        )
        if named and named.reference and "#" not in named.reference:
            return id_at_end(named.reference.strip().rstrip("/"))
    for each in read_as(peek.participant, list[_Participant]) or ():
        reference = (each.actor.reference if each.actor else None) or ""
        if "Patient/" in reference:
            return id_at_end(reference.strip())
    return ""


def _refers(peek: _Peek) -> str:
    """Return the Medication that is pointed to, as its own line is named."""
    pointed = read_as(peek.medication_reference, Reference)
    if pointed is None:
        of_r5 = read_as(peek.medication, CodeableReference)
        pointed = of_r5.reference if of_r5 else None
    sent = (pointed.reference if pointed else None) or ""
    return f"Medication/{id_at_end(sent)}" if "Medication/" in sent else ""
