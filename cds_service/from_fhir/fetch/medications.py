"""The Medications that orders point at and that did not come along."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from cds_service.from_fhir.entries import Original, originals_in
from cds_service.from_fhir.fetch.query import Query, is_id
from cds_service.from_fhir.malformed import read_as
from cds_service.from_fhir.wire.datatypes import CodeableReference, Reference
from cds_service.from_fhir.wire.medication import Medicated

_KIND: Final = "Medication"
_VERSION: Final = "/_history/"
_MEDICATED: Final = frozenset(kind.__name__ for kind in Medicated.__subclasses__())


class _Pointing(msgspec.Struct, rename="camel"):
    """The two places in which an order points at its Medication; `medication` is R5."""

    medication_reference: Reference | None = None
    medication: CodeableReference | None = None


def lacking_medications(
    values: Iterable[msgspec.Raw], base_url: str
) -> tuple[Query, ...]:
    """Return the reads of the Medications that these resources point at and lack.

    Only what lies on the server under `base_url` can be read; a draft's
    Medication usually came along with it.
    """
    values = tuple(values)
    if not _may_point(b"".join(values)):
        return ()
    found = [item for value in values for item in originals_in(value, b"edication")]
    here = {item.reference for item in found} | {item.full_url for item in found}
    named = (name for item in found for name in _pointed_at(item) if name not in here)
    identities = dict.fromkeys(_identity(name, base_url) for name in named)
    return tuple(
        Query(_KIND, identity)
        for identity in identities
        if identity is not None and f"{_KIND}/{identity}" not in here
    )


def _may_point(sent: bytes) -> bool:
    """Tell, without decoding it, whether an order in it may point at a Medication."""
    if b"\\" in sent and b"\\u" in sent:  # a letter may be written as an escape
        return True
    # From the end: CPython then goes through JSON twice as quickly.
    return any(sent.rfind(name) >= 0 for name in (b"edicationReference", b'edication"'))


def _pointed_at(item: Original) -> Iterator[str]:
    if item.sketch.resource_type not in _MEDICATED:
        return
    read = read_as(item.raw, _Pointing) or _Pointing()
    beside = read.medication.reference if read.medication else None
    for pointer in (read.medication_reference, beside):
        if pointer is not None and pointer.reference:
            yield pointer.reference.strip().split(_VERSION)[0]


def _identity(reference: str, base_url: str) -> str | None:
    """Return the id of a Medication on this server; None for any other reference."""
    relative = reference.removeprefix(f"{base_url}/")
    kind, _, identity = relative.partition("/")
    return identity if kind == _KIND and is_id(identity) else None
