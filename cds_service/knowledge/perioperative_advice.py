"""What the sources say of anaesthesia in mastocytosis, and where."""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.literature import (
    ANAESTHESIA_REVIEW_2018,
)
from cds_service.knowledge.sources import (
    ANAPHYLAXIS_PARAMETER_2023,
    MASTOCYTOSIS_REVIEW_2019,
    SM_OVERVIEW_PAGE,
    SM_TREATMENT_OVERVIEW,
)

PLAN: Final = Cited(SM_TREATMENT_OVERVIEW, "perioperative management")
PREMEDICATION: Final = Cited(SM_TREATMENT_OVERVIEW, "perioperative, premedication")
AGENTS: Final = Cited(SM_TREATMENT_OVERVIEW, "perioperative, safer agents")
WARN_OF_RISK: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "treatment, risk of anaesthesia; French guideline"
)
AGENT_TABLE: Final = Cited(ANAESTHESIA_REVIEW_2018, "Table 5")
EARLY_SAMPLE: Final = Cited(ANAPHYLAXIS_PARAMETER_2023, "acute and baseline tryptase")
SAMPLES: Final = Cited(SM_OVERVIEW_PAGE, "monitoring, samples during symptoms")

EMERGENCY: Final = OverrideReason("emergency", "Emergency")
UNEVENTFUL: Final = OverrideReason("uneventful-before", "Used before without event")
ANAESTHETIST: Final = OverrideReason("anaesthetist-decided", "Anaesthetist decided")

NOT_BARRED: Final = (
    "Anaesthesia is not contraindicated: the risk of anaphylaxis is raised, and a plan"
    " lowers it. Nothing here is a reason to cancel the procedure."
)
PLANNING: Final = (
    "Planned for {planned}.",
    (
        "Plan it together: surgery, anaesthesia, allergy and the team around the"
        " operation. Obtain earlier anaesthetic records and the known triggers."
    ),
    "Reactions on record: {reactions}",
    (
        "Premedicate: a benzodiazepine against anxiety, H1 and H2 antihistamine,"
        " possibly a corticosteroid. Baseline antihistamines go on."
    ),
    (
        "Keep the patient warm; avoid friction, pressure and needless trauma. Have"
        " epinephrine ready, and two devices for the way home."
    ),
    "Position with care, the bones are fragile: {bones}",
)
ANECDOTAL: Final = "The evidence for all lists of anaesthetic drugs is anecdotal."
