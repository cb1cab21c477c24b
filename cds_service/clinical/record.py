"""The parts of a medical record that a rule may need, and what went missing of them."""

from enum import StrEnum

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class Record(StrEnum):
    """A part of the record; the value is the prefetch key that asks for it."""

    PATIENT = "patient"
    CONDITIONS = "conditions"
    LABS = "labs"
    GENETICS = "genetics"
    GENETIC_REPORTS = "geneticReports"
    MEDICATION_ORDERS = "medicationRequests"
    MEDICATION_STATEMENTS = "medicationStatements"
    MEDICATION_DISPENSES = "medicationDispenses"
    MEDICATION_ADMINISTRATIONS = "medicationAdministrations"
    ALLERGIES = "allergies"
    PROCEDURES = "procedures"
    TEST_ORDERS = "serviceRequests"
    IMAGING_REPORTS = "imagingReports"
    ENCOUNTERS = "encounters"
    QUESTIONNAIRES = "questionnaireResponses"
    ADVERSE_EVENTS = "adverseEvents"
    TRIALS = "researchSubjects"


class Topic(StrEnum):
    """What something unreadable was about, when it is no analyte or drug."""

    KIT = "KIT"
    FUSION = "FIP1L1-PDGFRA"
    PANEL = "a gene beside KIT"
    UNKNOWN_DRUG = "a medication"
    DRAFT_ORDER = "a draft order"
    UNKNOWN = "something unknown"
    NO_RESULT = "part of the record"
    OTHER_PATIENT = "another patient"
    DEATH = "the date of death"


About = Analyte | Drug | Disease | Topic


class Gap(Frozen, kw_only=False):
    """A part of the record that is not, or not fully, here. `why` is for a reader."""

    record: Record
    why: str
    partial: bool = False

    def of(self, name: str) -> str:
        """Say it of a part that has this name, in the plural ("orders were not sent").

        `why` speaks of one thing, or (when partial) is a sentence of its own.
        """
        if self.partial:
            return f"{name}: {self.why}"
        verb, _, rest = self.why.partition(" ")
        return f"{name} were {rest}" if verb == "was" else f"{name} {self.why}"


class Unread(Frozen, kw_only=False):
    """A resource that was sent and could not be used, and why.

    `sent` is the value as sent, `why` a phrase that completes "could not be
    used: ...". `status_only` marks one that was readable but whose status (for
    example entered-in-error) takes it out.
    """

    reference: str
    about: About
    why: str
    sent: str = ""
    taken: Moment | None = None
    status_only: bool = False
