"""What has been read of a call so far: facts by kind, and whose was left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from cds_service.clinical.medication import Medication, MedicationStatus
from cds_service.clinical.record import Record, Topic, Unread
from cds_service.from_fhir import order
from cds_service.from_fhir.bundles import Found
from cds_service.from_fhir.gaps import KEYS
from cds_service.from_fhir.holdings import holdings_of
from cds_service.from_fhir.readers import READERS, Around, Read, Reader
from cds_service.from_fhir.subject import Whose
from cds_service.from_fhir.wire.clinical import Patient


@dataclass(slots=True)
class Reading:
    """Takes resources one by one; `held` says what unknown keys turned out to hold."""

    whose: Whose
    around: Around
    facts: dict[type, list[Any]] = field(default_factory=lambda: defaultdict(list))
    patients: list[Patient] = field(default_factory=list)
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    held: dict[str, set[Record]] = field(default_factory=lambda: defaultdict(set))

    def take(self, sent: Iterable[tuple[str, Found]], reader: Reader) -> None:
        """Read resources of one kind that came under these keys."""
        for key, found in sent:
            if self._is_ours(found):
                read = list(reader(found.resource, found.reference, self.around))
                self._keep(read)
                if key not in KEYS:
                    self.held[key] |= holdings_of(found, read)

    def take_patients(self, sent: Iterable[tuple[str, Found]]) -> None:
        """Keep the copies of the patient of the call."""
        for key, found in sent:
            if self._is_ours(found) and isinstance(found.resource, Patient):
                self.patients.append(found.resource)
                self.held[key].add(Record.PATIENT)  # whatever the key: there is one

    def drafts(self, sent: Iterable[Found]) -> tuple[Medication, ...]:
        """Read draft orders; whatever their status says, they are drafts now."""
        drafts = []
        for found in sent:
            if self._is_ours(found):
                reader = READERS[type(found.resource)]
                read = list(reader(found.resource, found.reference, self.around))
                drafts += [fact for fact in read if isinstance(fact, Medication)]
                self._keep(fact for fact in read if not isinstance(fact, Medication))
        return order.medications_in_order(
            replace(fact, status=MedicationStatus.DRAFT) for fact in drafts
        )

    def of_others(self) -> Iterator[Unread]:
        """Say how many resources of each kind were of another patient."""
        for kind, references in self.others.items():
            number = len(references)
            said = "1 resource belongs" if number == 1 else f"{number} resources belong"
            yield Unread(kind, Topic.OTHER_PATIENT, f"{said} to another patient")

    def _is_ours(self, found: Found) -> bool:
        if self.whose.owns(found.resource):
            return True
        self.others[found.kind].add(found.reference)
        return False

    def _keep(self, facts: Iterable[Read]) -> None:
        for fact in facts:
            self.facts[type(fact)].append(fact)
