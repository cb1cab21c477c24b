"""What the sources say of allergy to insect venom in mastocytosis."""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.knowledge.sources import (
    ANAPHYLAXIS_PARAMETER_2023,
    MASTOCYTOSIS_REVIEW_2019,
    SM_PATIENT_PAGE,
)

CITES: Final = (
    Cited(MASTOCYTOSIS_REVIEW_2019, "treatment of CM and ISM: venom allergy"),
    Cited(SM_PATIENT_PAGE, "other treatments: venom immunotherapy"),
    Cited(ANAPHYLAXIS_PARAMETER_2023, "insect sting anaphylaxis and mastocytosis"),
)

NEEDED: Final = (
    "Patients with mastocytosis who react severely to honeybee or wasp venom are to"
    " have specific immunotherapy (2019 review); the patient page recommends it after"
    " strong reactions."
)
HOW: Final = (
    (
        "Find the insect by venom-specific IgE or skin tests first: immunotherapy is"
        " for reactions that are IgE-mediated, and specific for the venom. Omalizumab"
        " may help to tolerate it."
    ),
    "On record: {evidence}",
    "Other anaphylaxis on record, perhaps from a sting: {attacks}",
    "Neither venom immunotherapy nor an allergist since was found in this record.",
    (
        "Literature favours lifelong immunotherapy in mastocytosis (recalled, not"
        " read). Until then: two epinephrine devices, and no stings."
    ),
)
SEVERITY_UNSTATED: Final = (
    "How severe the reaction was is not on record. A large local swelling asks for no"
    " immunotherapy; a systemic reaction does."
)
