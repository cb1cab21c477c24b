"""The patients of a Bundle, and which of its resources are whose."""

from collections import defaultdict
from typing import Final

from cds_service.from_fhir.entries import Original
from cds_service.from_fhir.malformed import Glimpse, read_as
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.unfit import SeveralPatientsError, UnfitError, some
from cds_service.from_fhir.wire.datatypes import Subject
from cds_service.frozen import Frozen

_PATIENT: Final = "Patient"
_VERSION: Final = "/_history/"
_NAMELESS: Final = (
    "the Patient of the Bundle has neither id nor fullUrl: give it the id that the"
    " other resources refer to"
)


class Persons(Frozen, kw_only=False):
    """Each patient by id, with the addresses (urn:uuid:...) they were sent under."""

    known: dict[str, frozenset[str]]
    found: tuple[Original, ...]

    @classmethod
    def among(cls, found: tuple[Original, ...]) -> "Persons":
        """Learn who is in the Bundle."""
        known: defaultdict[str, set[str]] = defaultdict(set)
        for item in found:
            if item.sketch.resource_type == _PATIENT:
                known[_id_of(item)] |= {item.full_url} - {""}
        urls = {name: frozenset(addresses) for name, addresses in known.items()}
        return cls(urls, found)

    def chosen(self, wanted: str = "") -> str:
        """Return the id of the one who is wanted, or of the only one.

        Raises:
            UnfitError: there is none, or more than one and none was named.
        """
        named = self.known.keys() - {""}
        wanted = wanted.removeprefix("Patient/")
        if wanted in named:
            return wanted
        if wanted and named:
            why = f"the Bundle holds no patient {wanted}, but {some(named)}"
            raise UnfitError(why)
        if len(named) > 1:
            raise SeveralPatientsError(named)
        if not named:
            raise UnfitError(_NAMELESS if self.known else self._nobody())
        return next(iter(named))

    def held_of(self, patient_id: str) -> tuple[Original, ...]:
        """Return what is this patient's, and what is not plainly another's.

        Raises:
            UnfitError: nothing refers to this patient, though it refers to one.
        """
        kept = [
            item for item in self.found if not self._is_of_another(patient_id, item)
        ]
        whose = Whose(patient_id, self.known[patient_id])
        named = {_subject(item) for item in kept} - {""}
        if named and not any(_means(whose, reference) for reference in named):
            why = (
                f"nothing in the Bundle refers to its patient (Patient/{patient_id}),"
                f" but to {some(named)}: correct the references"
            )
            raise UnfitError(why)
        return tuple(kept)

    def _nobody(self) -> str:
        named = {_subject(item) for item in self.found} - {""}
        meant = f" ({some(named)})" if named else ""
        return f"the Bundle holds no Patient: add that resource{meant} to its entries"

    def _is_of_another(self, patient_id: str, item: Original) -> bool:
        if item.sketch.resource_type == _PATIENT:
            return _id_of(item) != patient_id
        reference = _subject(item)
        if not reference or _means(
            Whose(patient_id, self.known[patient_id]), reference
        ):
            return False
        return id_at_end(reference) in self.known or any(
            reference in urls for urls in self.known.values()
        )


def _means(whose: Whose, reference: str) -> bool:
    return reference in whose.addresses or whose.is_meant(reference)


def _id_of(item: Original) -> str:
    return item.sketch.id or id_at_end(item.full_url)


def id_at_end(address: str) -> str:
    """Return the id at the end of an address, or of urn:uuid:..."""
    bare, _, _ = address.partition(_VERSION)
    return bare.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def _subject(item: Original) -> str:
    seen = read_as(item.raw, Glimpse) or Glimpse()
    subject = read_as(seen.subject, Subject) or read_as(seen.patient, Subject)
    return (subject.reference if subject else None) or ""
