"""Makes a hook call of a plain Bundle: everything one patient's record holds."""

from typing import Final

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir import careful
from cds_service.from_fhir.entries import Original, originals_in
from cds_service.from_fhir.made_call import KEY, about_orders, bundle, call
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.persons import Persons
from cds_service.from_fhir.retrieval import shortcomings
from cds_service.from_fhir.unfit import UnfitError
from cds_service.from_fhir.wire.bundle import Bundle, Link
from cds_service.frozen import Frozen

_NO_BUNDLE: Final = "the file is no FHIR Bundle in JSON"
_EMPTY: Final = "the Bundle is empty: put the patient's resources into its entries"


class WholeRecord(Frozen, kw_only=False):
    """What a Bundle holds of one patient; `partial` when it is only a page of it."""

    patient_id: str
    held: tuple[Original, ...]
    link: list[Link] | None = None
    partial: bool = False

    @classmethod
    def of(cls, bundle: bytes, patient_id: str = "") -> "WholeRecord":
        """Read a Bundle of any kind; of several patients, the one who is named.

        Raises:
            UnfitError: it is no Bundle, or not clear whose record it is.
        """
        read, found = _opened(bundle)
        persons = Persons.among(found)
        chosen = persons.chosen(patient_id)
        held = persons.held_of(chosen)
        return cls(chosen, held, read.link, any(shortcomings(read)))

    @property
    def hooks(self) -> tuple[Hook, ...]:
        """The moments it can be about: an opened chart, and its draft orders."""
        drafted = any(map(_is_draft, self.held))
        return (Hook.PATIENT_VIEW, *([Hook.ORDER_SIGN] if drafted else ()))

    def as_request(self, hook: Hook) -> bytes:
        """Return a call of the hook about this patient.

        What the Bundle lacks counts as known to be absent, unless it is only a
        page. On order hooks its draft orders are what the call is about, all of
        them selected.
        """
        drafts, kept = _parted(self.held, hook)
        nothing_else: dict[str, None] = {} if self.partial else dict.fromkeys(Record)
        about = about_orders(hook, drafts)
        prefetch = {**nothing_else, KEY: bundle(kept, self.link)}
        return call(hook, self.patient_id, about, prefetch)


def _opened(bundle: bytes) -> tuple[Bundle, tuple[Original, ...]]:
    try:
        read = careful.resource(msgspec.Raw(bundle))
        found = tuple(originals_in(msgspec.Raw(bundle)))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        read, found = None, ()
    if isinstance(read, Malformed) and read.kind == "Bundle":
        why = f"the Bundle cannot be read ({read.why}): correct it"
        raise UnfitError(why)
    if not isinstance(read, Bundle):
        raise UnfitError(_NO_BUNDLE)
    if not found:
        raise UnfitError(_EMPTY)
    return read, found


def _parted(
    held: tuple[Original, ...], hook: Hook
) -> tuple[list[Original], list[Original]]:
    drafts: list[Original] = []
    kept: list[Original] = []
    for item in held:
        pile = drafts if hook.about_orders and _is_draft(item) else kept
        pile.append(item)
    return drafts, kept


def _is_draft(item: Original) -> bool:
    sketch = item.sketch
    return sketch.resource_type == "MedicationRequest" and sketch.status == "draft"
