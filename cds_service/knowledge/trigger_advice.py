"""What the sources say of drugs that mast cells may answer to, and where."""

from typing import Final

from cds_service.clinical.basis import Cited
from cds_service.clinical.rule import OverrideReason
from cds_service.knowledge.labels import ACETAMINOPHEN_LABEL
from cds_service.knowledge.literature import ANAESTHESIA_REVIEW_2018
from cds_service.knowledge.sources import (
    MASTOCYTOSIS_REVIEW_2019,
    SM_OVERVIEW_PAGE,
    SM_PATIENT_PAGE,
    SM_TREATMENT_OVERVIEW,
)

DO_NOT_WITHHOLD: Final = Cited(
    SM_TREATMENT_OVERVIEW, "perioperative, critical pitfall: opioid analgesia"
)
ASPIRIN_AFTER_TEST: Final = Cited(
    SM_TREATMENT_OVERVIEW, "indolent disease and pitfalls, aspirin"
)
SAFER_AGENTS: Final = Cited(SM_TREATMENT_OVERVIEW, "perioperative, safer agents")
COUNSEL_TRIGGERS: Final = Cited(SM_TREATMENT_OVERVIEW, "initial management, triggers")
LISTED_TRIGGERS: Final = Cited(SM_PATIENT_PAGE, "avoiding triggers, drugs")
PAIN_MEDICINES: Final = Cited(SM_PATIENT_PAGE, "medications, pain and ulcer")
COMMON_TRIGGERS: Final = Cited(SM_OVERVIEW_PAGE, "overview, common triggers")
NO_ABSOLUTE_BAR: Final = Cited(
    MASTOCYTOSIS_REVIEW_2019, "treatment, aspirin and NSAIDs"
)
ACETAMINOPHEN_AND_LIVER: Final = Cited(
    ACETAMINOPHEN_LABEL, "4, contraindications, and 5.1, hepatic injury"
)
ANAESTHESIA_TABLE: Final = Cited(ANAESTHESIA_REVIEW_2018, "Table 5")

NO_ALTERNATIVE: Final = OverrideReason("no-alternative", "No alternative")
EMERGENCY: Final = OverrideReason("emergency", "Emergency")

ORDERED: Final = "Ordered: {orders}"
REACTIONS: Final = "Reactions on record: {reactions}"
UPSETS: Final = (
    "Stomach or bowel upset only, an intolerance and no hypersensitivity: {upsets}"
)
USES: Final = "Earlier use on record: {uses}"
ON_RECORD: Final = (ORDERED, REACTIONS, UPSETS, USES)
"""The facts, in the order in which a reader wants them."""

OPIOID: Final = (
    (
        "Opioids are not ruled out. Pain is itself a potent trigger of mast cells:"
        " untreated pain is the greater risk."
    ),
    (
        "Sources disagree: a patient page lists opioids among the triggers to avoid,"
        " the treatment overview says never to withhold them. This card takes both to"
        " mean: choose the agent, and treat the pain."
    ),
    ORDERED,
    REACTIONS,
    UPSETS,
    USES,
    (
        "An anaesthesia review names morphine, codeine and meperidine (pethidine) as"
        " releasing histamine, and calls fentanyl, remifentanil, sufentanil,"
        " alfentanil, hydromorphone and buprenorphine acceptable. The evidence is"
        " anecdotal."
    ),
    (
        "Fentanyl and remifentanil are for a monitored setting. No opioid patch, and"
        " no change to a more potent opioid, for somebody who is not used to opioids."
    ),
)

NSAID_VIEWS: Final = (
    "Sources disagree: a patient page lists NSAIDs among the triggers; a review finds"
    " no absolute contraindication and says that they may relieve pain and flushing."
    " As to mast cells, what this patient has tolerated decides."
)
ASPIRIN_VIEWS: Final = (
    "Sources disagree: a patient page lists NSAIDs among the triggers, the treatment"
    " overview wants tolerance tested before regular use, a review finds no absolute"
    " contraindication and a use against flushing. What this patient has tolerated"
    " decides."
)
KEEP_ANTIPLATELET: Final = (
    "Do not leave out an antiplatelet that is needed (coronary syndrome, stent,"
    " stroke): a supervised challenge, or another antiplatelet, keeps the protection."
)
BLEEDING: Final = (
    "Apart from mast cells, this adds to the risk of bleeding or ulcer (an ulcer asks"
    " for a proton pump inhibitor): {bleeding}"
)

BETA_BLOCKER: Final = (
    "Beta-blocker: {drugs}",
    "Anaphylaxis on record: {attacks}",
    (
        "Do not stop or change it for this reason alone: for most indications stopping"
        " may be more dangerous than a severer anaphylaxis (2023 practice parameter)."
        " Stopping abruptly may cause ischaemia or arrhythmia."
    ),
    "Heart failure on record, which speaks for the drug: {heart}",
    (
        "Give epinephrine first in anaphylaxis all the same. If it does not respond,"
        " consider glucagon."
    ),
    "The documents on systemic mastocytosis say nothing of beta-blockers.",
)

BETA_BLOCKER_DROPS: Final = (
    "Beta-blocker in eye drops: {drugs}",
    "Anaphylaxis on record: {attacks}",
    (
        "Part of the drops reaches the blood (recalled, no source read says how much):"
        " the concern is the same as with tablets, and weaker. Do not stop or change"
        " them for this reason alone: the eye needs them."
    ),
    *BETA_BLOCKER[-2:],
)
