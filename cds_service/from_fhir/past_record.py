"""One patient's record out of an export, and calls about it on days that are past."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Final

import msgspec

from cds_service.clinical.chart import Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir.entries import Original, Sketch
from cds_service.from_fhir.gaps import HOLDS
from cds_service.from_fhir.known_then import Doubt, Kept
from cds_service.from_fhir.made_call import KEY, about_orders, bundle, call
from cds_service.from_fhir.malformed import kind_of, read_as
from cds_service.frozen import Frozen

_EARLIEST: Final = date.min


class Call(Frozen, kw_only=False):
    """The body of a call, and what the export cannot tell of that day."""

    body: bytes
    doubts: frozenset[Doubt]


class PastRecord(Frozen, kw_only=False):
    """What an export holds of one patient; `exported` is the day of the export.

    `kinds` are the types that the export holds at all: a type of which it holds
    nothing was not asked for, and its lack says nothing of a patient.
    """

    patient_id: str
    kept: tuple[Kept, ...]
    exported: date
    kinds: frozenset[str]

    @classmethod
    def of(
        cls,
        patient_id: str,
        sent: Iterable[tuple[bytes, str]],
        exported: date,
        kinds: Collection[str],
    ) -> "PastRecord":
        """Take what was sent (JSON, and the address of its entry), in any order.

        Of several versions of one resource the newest is kept.
        """
        newest: dict[str, Kept] = {}
        for raw, full_url in sorted(set(sent)):
            kept = Kept.of(_original(msgspec.Raw(raw), full_url))
            # What has no name is told apart by its content.
            name = kept.item.reference or raw.decode("utf-8", "replace")
            if name not in newest or _age(kept) >= _age(newest[name]):
                newest[name] = kept
        return cls(patient_id, tuple(newest.values()), exported, frozenset(kinds))

    @property
    def in_kinds(self) -> dict[str, list[Kept]]:
        """What there is of each type."""
        found: dict[str, list[Kept]] = {}
        for each in self.kept:
            found.setdefault(each.item.sketch.resource_type or "", []).append(each)
        return found

    def call(
        self,
        hook: Hook,
        day: date,
        subjects: Sequence[Original] = (),
        encounter_id: str = "",
    ) -> Call:
        """Return a call about the record as known on a day.

        `subjects` are the orders or appointments that it is about; they are drafts
        and no longer part of the record.
        """
        anew = {item.reference for item in subjects}
        known: list[Original] = []
        doubts: set[Doubt] = set()
        for kept in self.kept:
            if kept.item.reference in anew:
                continue
            item, doubt = kept.then(day, self.exported)
            known += [item] if item else []
            doubts |= {doubt} if doubt else set()
        prefetch = {**self._nothing_else(), KEY: bundle(known)}
        about = _about(hook, subjects, encounter_id)
        return Call(call(hook, self.patient_id, about, prefetch), frozenset(doubts))

    def _nothing_else(self) -> dict[str, None]:
        """Return what is known to be absent; that there is no patient never is."""
        asked = [record.value for record, kind in HOLDS.items() if kind in self.kinds]
        return dict.fromkeys(name for name in asked if name != Record.PATIENT)


def _original(raw: msgspec.Raw, full_url: str) -> Original:
    return Original(raw, full_url, read_as(raw, Sketch) or Sketch(kind_of(raw)))


def _age(kept: Kept) -> date:
    return kept.changed_on or _EARLIEST


def _about(
    hook: Hook, subjects: Sequence[Original], encounter_id: str
) -> dict[str, Any]:
    if hook is Hook.APPOINTMENT_BOOK:
        return {"appointments": bundle(subjects)}
    if hook is Hook.ENCOUNTER_DISCHARGE:
        return {"encounterId": encounter_id}
    return about_orders(hook, subjects)
