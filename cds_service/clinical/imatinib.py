"""Do the rules about imatinib for systemic mastocytosis concern this call?"""

from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.fusion import (
    FusionStatus,
    fusion_state,
    unseen_fusion_results,
)
from cds_service.clinical.kit import unseen_kit_results
from cds_service.clinical.mastocytosis import (
    Population,
    confirmed_by_code,
    is_child,
    population,
)
from cds_service.clinical.medication import Drug, Medication, MedicationStatus
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.subject import Subject

NotDecided = NotIndicated | InsufficientData

RECORDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {
        Record.PATIENT,
        Record.CONDITIONS,
        Record.GENETICS,
        Record.GENETIC_REPORTS,
        Record.MEDICATION_ORDERS,
        Record.MEDICATION_STATEMENTS,
        Record.MEDICATION_DISPENSES,
        Record.MEDICATION_ADMINISTRATIONS,
        EventKind.KIT_TEST_ORDERED,
    }
)
"""What a rule about imatinib and KIT looks at.

Medications are among it: a negative KIT result taken on midostaurin or
avapritinib excludes nothing.
"""

_OTHER_INDICATIONS: Final = frozenset(
    {
        Disease.CHRONIC_MYELOID_LEUKEMIA,
        Disease.ACUTE_LYMPHOBLASTIC_LEUKEMIA,
        Disease.GASTROINTESTINAL_STROMAL_TUMOR,
        Disease.DERMATOFIBROSARCOMA,
    }
)
ADULTS_ONLY: Final = "the advice is for adults; this patient is under 18"
AGE_UNKNOWN: Final = "the age of the patient: the sources are about adults"
NOT_CONFIRMED: Final = "systemic mastocytosis is possible, but not confirmed by a code"


ABOUT_IMATINIB: Final = Subject.of(
    Drug.IMATINIB, otherwise="no imatinib is being ordered"
)


@fact
def imatinib_drafts(chart: Chart) -> tuple[Medication, ...]:
    """Return the draft orders of imatinib that this call is about."""
    return chart.drafted(Drug.IMATINIB)


@fact
def out_of_scope(chart: Chart) -> NotDecided | None:
    """Say why no imatinib rule speaks of this call; None when they may."""
    drafts = imatinib_drafts(chart)
    if not chart.hook.about_orders or not drafts:
        return ABOUT_IMATINIB.otherwise
    if population(chart) is Population.NONE:
        return NotIndicated(Population.NONE, drafts)
    if population(chart) is Population.UNKNOWN:
        return InsufficientData(
            "whether the patient has systemic mastocytosis is not known:"
            f" {Population.UNKNOWN}",
            drafts,
        )
    return None


def child(chart: Chart) -> InsufficientData | None:
    """Say that advice for adults cannot be given to a child; None for others."""
    if not is_child(chart):
        return None
    return InsufficientData(ADULTS_ONLY, imatinib_drafts(chart))


@fact
def other_indications(chart: Chart) -> tuple[Diagnosis, ...]:
    """Return the coded diagnoses that imatinib may be for instead.

    Eosinophilia is not among them: without the fusion it is no reason for
    imatinib here, and with it the rule about the fusion speaks.
    """
    return confirmed_by_code(chart, _OTHER_INDICATIONS)


def unconfirmed(chart: Chart) -> bool:
    """Tell whether mastocytosis is only possible: then a card is a note at most."""
    return population(chart) is Population.POSSIBLE


def has_fusion(chart: Chart) -> bool:
    """Tell whether a settled result says FIP1L1-PDGFRA."""
    return fusion_state(chart).status is FusionStatus.POSITIVE


@fact
def not_known(chart: Chart) -> tuple[str, ...]:
    """Return, phrase by phrase, what would have helped to judge the order."""
    phrases = [
        (NOT_CONFIRMED, unconfirmed(chart)),
        (AGE_UNKNOWN, is_child(chart) is None),
        (_fusion_phrase(chart), not _fusion_known(chart)),
    ]
    unseen = (*unseen_kit_results(chart), *unseen_fusion_results(chart))
    return (
        *(phrase for phrase, holds in phrases if holds),
        *dict.fromkeys(unseen_phrase(item) for item in unseen),
    )


def unseen_phrase(item: Gap | Unread) -> str:
    """Say what of the genetic record was not read, and why."""
    if isinstance(item, Gap):
        return item.of("genetic results")
    what = "something sent" if item.about is Topic.UNKNOWN else "a result"
    return f"{what} could not be used: {item.why}"


def _fusion_known(chart: Chart) -> bool:
    return fusion_state(chart).status in {FusionStatus.POSITIVE, FusionStatus.NEGATIVE}


def _fusion_phrase(chart: Chart) -> str:
    state = fusion_state(chart)
    if state.status is not FusionStatus.UNKNOWN:
        return f"FIP1L1-PDGFRA: {state.status}"
    # What was not read may hold a test, so nobody can say that there is none.
    if state.used or unseen_fusion_results(chart):
        return "FIP1L1-PDGFRA: no clear result"
    return "FIP1L1-PDGFRA: no test on record"


def earlier_imatinib(chart: Chart) -> tuple[Medication, ...]:
    """Return what shows that imatinib is or was taken."""
    return tuple(
        item
        for item in chart.taken(Drug.IMATINIB)
        if item.status not in _NEVER_TAKEN and not item.planned
    )


_NEVER_TAKEN: Final = frozenset({MedicationStatus.DRAFT, MedicationStatus.CANCELLED})
