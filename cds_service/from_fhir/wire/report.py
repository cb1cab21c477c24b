"""The few fields we need of a DiagnosticReport."""

import msgspec

from cds_service.from_fhir.wire.datatypes import (
    CodeableConcept,
    Concepts,
    Period,
    Reference,
    Subject,
    Wire,
)
from cds_service.from_fhir.wire.resource import NOTHING_SENT, Resource
from cds_service.from_fhir.wire.result import ContainedSpecimen


class Attachment(Wire):
    """A file: only that there is one, and of what kind."""

    content_type: str | None = None


class Narrative(Wire):
    """Formatted text: only that there is some."""

    status: str | None = None


class DiagnosticReport(Resource, tag="DiagnosticReport"):
    """A report, read for its conclusion."""

    status: str | None = None
    code: CodeableConcept | None = None
    subject: Subject | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    issued: str | None = None
    conclusion: str | None = None
    conclusion_code: Concepts = None
    specimen: list[Reference] | Reference | None = None
    contained: list[ContainedSpecimen] | None = msgspec.field(
        name="its_specimens", default=None
    )
    held: msgspec.Raw = msgspec.field(name="contained", default=NOTHING_SENT)
    coded_diagnosis: Concepts = None
    presented_form: list[Attachment] | Attachment | None = None
    text: Narrative | str | None = None
    result: list[Reference] | Reference | None = None
    patient: Subject | None = None

    def __post_init__(self) -> None:
        """Take specimens out of what it contains, and STU3's codes to R4's."""
        if self.held is not NOTHING_SENT:
            self.contained = msgspec.json.decode(
                self.held, type=list[ContainedSpecimen] | None
            )
        self.conclusion_code = self.conclusion_code or self.coded_diagnosis


class DocumentReference(Resource, tag="DocumentReference"):
    """A document, of which its kind and its titles are read, and never its content."""

    status: msgspec.Raw = NOTHING_SENT
    type: msgspec.Raw = NOTHING_SENT
    category: msgspec.Raw = NOTHING_SENT
    description: msgspec.Raw = NOTHING_SENT
    date: msgspec.Raw = NOTHING_SENT
    content: msgspec.Raw = NOTHING_SENT
    subject: Subject | None = None


class TitledAttachment(Wire):
    """A file of a document."""

    title: str | None = None


class DocumentContent(Wire):
    """One form in which a document is kept."""

    attachment: TitledAttachment | None = None
