"""What has been read of a call so far: facts by kind, and whose was left out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cds_service.clinical.event import Event
from cds_service.clinical.medication import Medication
from cds_service.clinical.record import Record
from cds_service.from_fhir import order
from cds_service.from_fhir.beside_the_list import is_beside_the_list
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.gaps import KEYS
from cds_service.from_fhir.holdings import holdings_of
from cds_service.from_fhir.malformed import Malformed
from cds_service.from_fhir.not_to_be_used import refused_of, usable
from cds_service.from_fhir.of_others import OfOthers
from cds_service.from_fhir.readers import READERS, Around, Read, Reader
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire.clinical import Patient


@dataclass(slots=True)
class Reading:
    """Takes resources one by one; `held` says what unknown keys turned out to hold.

    `beside` names the parts of which only such things lay there as do not show that
    the part was sent.
    """

    whose: Whose
    around: Around
    facts: dict[type, list[Any]] = field(default_factory=lambda: defaultdict(list))
    patients: list[Patient] = field(default_factory=list)
    of_others: OfOthers = field(default_factory=OfOthers)
    held: dict[str, set[Record]] = field(default_factory=lambda: defaultdict(set))
    beside: set[Record] = field(default_factory=set)

    def take(self, sent: list[Found], reader: Reader) -> list[Found]:
        """Read resources of one kind; return those that proved malformed."""
        malformed: list[Found] = []
        ours = sent if self.whose.owns_all(sent) else filter(self._is_ours, sent)
        for found in ours:
            read = reader(found.resource, found, self.around)
            if isinstance(read, Malformed):
                malformed.append(Found(read, found.full_url, found.key))
                continue
            if read and (refused := refused_of(found.resource, self.whose)):
                malformed.append(Found(refused, found.full_url, found.key))
                continue
            if read:
                self._keep(read)
            if found.key in KEYS:
                continue
            if is_beside_the_list(found.resource):
                self.beside.add(Record.CONDITIONS)
            else:
                self.held[found.key] |= holdings_of(found, read)
        return malformed

    def take_patients(self, sent: Iterable[Found]) -> list[Found]:
        """Keep the copies of the patient of the call; return those not to be used."""
        refused: list[Found] = []
        for found in filter(self._is_ours, sent):
            if isinstance(patient := usable(found).resource, Patient):
                self.patients.append(patient)
                # Whatever the key: there is one patient.
                self.held[found.key].add(Record.PATIENT)
            else:
                refused.append(usable(found))
        return refused

    def drafts(self, sent: list[Found]) -> tuple[Medication, ...]:
        """Read draft orders; what is around them says that they are such."""
        drafts: list[Medication] = []
        if not sent:
            return ()
        for found in filter(self._is_ours, sent):
            read = READERS[type(found.resource)](found.resource, found, self.around)
            for fact in () if isinstance(read, Malformed) else read:
                if isinstance(fact, Medication):
                    drafts.append(fact)
                else:
                    self._keep([fact])
        return order.medications_in_order(drafts)

    def requested(
        self, sent: Iterable[Found], read: Callable[[Any, str], Iterator[Event]]
    ) -> list[Event]:
        """Read what is being ordered or booked; say what cannot be read of it."""
        events: list[Event] = []
        for found in filter(self._is_ours, sent):
            if isinstance(found.resource, Malformed):
                unread = READERS[Malformed](found.resource, found, self.around)
                self._keep([] if isinstance(unread, Malformed) else unread)
            else:
                events += read(found.resource, found.reference)
        return events

    def _is_ours(self, found: Found) -> bool:
        if self.whose.owns(found.resource):
            return True
        self.of_others.add(found, nobodys=self.whose.cannot_tell(found.resource))
        return False

    def _keep(self, facts: Iterable[Read]) -> None:
        known = self.facts
        for fact in facts:
            known[type(fact)].append(fact)
