"""What the sources say of allergy to insect venom in mastocytosis."""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.rule import CardText
from cds_service.clinical.venom_findings import (
    AfterImmunotherapy,
    SevereSting,
    SeverityUnstated,
)
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
)
LIFELONG: Final = (
    "Literature favours lifelong immunotherapy in mastocytosis (recalled, not read)."
    " Until then: two epinephrine devices, and no stings."
)
NOBODY: Final = (
    "Neither venom immunotherapy nor an allergist since was found in this record."
)
AGAIN: Final = (
    "A reaction that was put on record after immunotherapy had ended may be a new one:"
    " ask when the sting was, and whether immunotherapy is to be taken up again."
)
SEVERITY_UNSTATED: Final = (
    "How severe the reaction was is not on record. A large local swelling asks for no"
    " immunotherapy; a systemic reaction does."
)

TEXTS: Final = {
    SevereSting: CardText(
        summary=(
            "Refer for venom immunotherapy {concern}: severe venom reaction,"
            " recorded {recorded}, untreated here"
        ),
        detail=(NEEDED, *HOW, NOBODY, LIFELONG),
    ),
    AfterImmunotherapy: CardText(
        summary=(
            "Ask allergy about the venom reaction of {recorded} {concern}:"
            " immunotherapy ended before it"
        ),
        detail=(AGAIN, "Immunotherapy on record: {before}", NEEDED, *HOW, LIFELONG),
    ),
    SeverityUnstated: CardText(
        summary=(
            "Ask how bad the sting reaction was ({recorded}): if systemic, venom"
            " immunotherapy {concern}"
        ),
        detail=(
            SEVERITY_UNSTATED,
            NEEDED,
            *HOW,
            NOBODY,
            LIFELONG,
        ),
    ),
}
