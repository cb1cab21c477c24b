"""Other things that happened and that a rule asks about."""

from datetime import date
from enum import StrEnum

from cds_service.clinical.basis import Recency
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class EventKind(StrEnum):
    """The value is also the id of its value set."""

    TRANSFUSION = "transfusion"
    PREGNANCY_TEST = "pregnancy-test"
    CHEMISTRY = "chemistry"
    KIT_TEST_ORDERED = "kit-test"
    ANAPHYLAXIS_REACTION = "anaphylaxis-reaction"
    BONE_DENSITY_SCAN = "bone-density-scan"
    BONE_MARROW_EXAMINATION = "bone-marrow-examination"
    CONTRAST_IMAGING = "contrast-imaging"
    SURGERY = "surgery-or-anaesthesia"
    MINOR_PROCEDURE = "minor-procedure"
    ANAESTHESIA_CONSULTATION = "anaesthesia-consultation"
    VENOM_IMMUNOTHERAPY = "venom-immunotherapy"
    ALLERGY_CARE = "allergy-care"
    ALLERGY_EDUCATION = "allergy-education"
    HEMATOLOGY_CARE = "hematology-care"
    STEM_CELL_TRANSPLANT = "stem-cell-transplant"
    PHOTOTHERAPY = "phototherapy"
    SYMPTOM_SCORE = "mediator-symptom-score"
    QUALITY_OF_LIFE_SCORE = "mastocytosis-quality-of-life-score"
    DEPRESSION_SCREEN = "depression-screen"
    URINE_MEDIATORS = "urine-mediators"
    MYELOID_PANEL = "myeloid-gene-panel"
    ANTIBODY_TITRE = "antibody-titre"
    VERTEBRAL_AUGMENTATION = "vertebral-augmentation"
    DIALYSIS = "dialysis"
    EMERGENCY_VISIT = "emergency-visit"
    HOSPITAL_STAY = "hospital-stay"
    CLINICAL_TRIAL = "clinical-trial"
    SEVERE_ADVERSE_EVENT = "severe-adverse-event"


class Phase(StrEnum):
    """How far it has come."""

    DONE = "done"
    ORDERED = "ordered"
    DRAFTED = "being ordered"
    BOOKED = "being booked"


class Event(Frozen, kw_only=False):
    """A transfusion, a visit, a test that was done or ordered, a recorded reaction.

    `name` is its code text as sent; `when` is None when no date was given.
    `result` is "negative", "positive" or "unclear" where a test has one to read,
    and `sent` what the laboratory wrote, a value with its unit or words.
    `planned` is the day for which it is ordered or booked, where that was said.
    `urgent` tells whether an order is to be carried out at once (stat, asap).
    With an `unverified_code` it may raise a card and never clears one.
    """

    reference: str
    kind: EventKind
    name: str
    when: Moment | None = None
    result: str = ""
    phase: Phase = Phase.DONE
    planned: Moment | None = None
    unverified_code: bool = False
    urgent: bool = False
    sent: str = ""

    def within(self, window: Recency, as_of: date) -> bool:
        """Tell whether it took place within a window; without a day, if it is ordered.

        None that is known by an unverified code does.
        """
        if self.unverified_code:
            return False
        if self.when is None:
            return self.phase is Phase.ORDERED
        return self.when.age_in_days(as_of) <= window.days
