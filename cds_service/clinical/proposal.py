"""What a card offers to do, in the words of the clinic; `cards` makes FHIR of it.

A proposal is one act. It is never pre-selected, and it is never a bare stop of
a beta-blocker, ACE inhibitor, anticonvulsant, antiplatelet, opioid or
epinephrine.
"""

from decimal import Decimal
from enum import StrEnum

from cds_service.frozen import Frozen


class EpinephrineProduct(StrEnum):
    """A device that may be ordered."""

    AUTO_INJECTOR_0_15_MG = "epinephrine 0.15 mg auto-injector"
    AUTO_INJECTOR_0_3_MG = "epinephrine 0.3 mg auto-injector"
    NASAL_2_MG = "epinephrine 2 mg nasal spray"


class TestOrder(StrEnum):
    """A test that may be ordered."""

    __test__ = False  # not a test class for pytest

    CBC_WITH_DIFFERENTIAL = "CBC with differential"
    PLATELETS_WITH_SMEAR = "Platelet count with blood smear"
    METABOLIC_PANEL = "Comprehensive metabolic panel"
    PREGNANCY_TEST = "Pregnancy test"
    KIT_D816V_MARROW = "KIT D816V, high-sensitivity assay, bone marrow"
    KIT_SEQUENCING = "KIT sequencing, exons 8 to 13 and 17"
    FIP1L1_PDGFRA = "FIP1L1-PDGFRA (CHIC2 deletion) by FISH or RT-PCR"
    ECHOCARDIOGRAM = "Echocardiogram"
    TROPONIN = "Troponin"
    TRYPTASE = "Tryptase, serum"
    TRYPTASE_ACUTE = "Tryptase, serum, within 2 hours of the event"
    VENOM_IGE = "Venom-specific IgE"
    URINE_MEDIATORS = "Urine mast cell mediators"
    BONE_DENSITY = "Bone density scan (DXA)"
    VITAMIN_D = "25-hydroxyvitamin D"
    MINERAL_PANEL = "Calcium, phosphate, magnesium, PTH and 25-hydroxyvitamin D"
    CREATININE = "Creatinine with estimated GFR"
    BONE_MARROW = "Bone marrow aspirate and biopsy with CD2 and CD25"
    MYELOID_PANEL = "Myeloid gene panel with SRSF2, ASXL1 and RUNX1"
    HLA_TYPING = "HLA typing"
    TPSAB1_COPY_NUMBER = "TPSAB1 copy number"
    ECG = "Electrocardiogram"
    CHEST_CT = "CT of the chest"
    PHQ_9 = "PHQ-9 depression questionnaire"
    SYMPTOM_SCORES = "Symptom and quality-of-life scores (MSAF, MQLQ)"


class Referral(StrEnum):
    """Whom to ask; ordered like a test."""

    HEMATOLOGY = "Referral to haematology"
    ALLERGY = "Referral to allergy and immunology"
    SPECIALIST_CENTRE = "Referral to a mastocytosis centre"
    ANAESTHESIA = "Anaesthesia consultation"
    TRANSPLANT = "Referral for allogeneic transplant evaluation"
    PSYCHIATRY = "Referral to psychiatry"
    DERMATOLOGY = "Referral to dermatology"
    BONE_HEALTH = "Referral for bone health"
    DIETITIAN = "Referral to a dietitian"
    EDUCATION = "Teaching: epinephrine self-injection and triggers"
    SUPERVISED_CHALLENGE = "Supervised drug challenge by allergy"


class DrugProduct(StrEnum):
    """A drug that may be ordered, with its usual dose in words."""

    CETIRIZINE = "cetirizine 10 mg once daily"
    FAMOTIDINE = "famotidine 20 mg twice daily"
    CROMOLYN = "cromolyn oral solution 200 mg four times daily, before meals"
    CHOLECALCIFEROL = "cholecalciferol, dose by 25-hydroxyvitamin D"
    CALCIUM = "calcium carbonate, dose by dietary intake"
    ACETAMINOPHEN = "acetaminophen, usual dose"
    PANTOPRAZOLE = "pantoprazole 40 mg once daily"
    ROCURONIUM = "rocuronium, dose by anaesthesia"
    VECURONIUM = "vecuronium, dose by anaesthesia"


class NewEpinephrine(Frozen, kw_only=False):
    """Order `count` devices."""

    label: str
    product: EpinephrineProduct
    count: int


class ChangeDevices(Frozen, kw_only=False):
    """Change the quantity of a draft device order to `count` devices."""

    label: str
    reference: str
    count: int


class ChangeDose(Frozen, kw_only=False):
    """Change the dose of a draft order."""

    label: str
    reference: str
    mg_per_take: Decimal
    takes_per_day: int
    with_food: bool
    text: str


class HoldOrder(Frozen, kw_only=False):
    """Put an existing order on hold, saying why; nothing is deleted."""

    label: str
    reference: str
    reason: str


class StopOrder(Frozen, kw_only=False):
    """Stop an existing order, saying why."""

    label: str
    reference: str
    reason: str


class RemoveDraft(Frozen, kw_only=False):
    """Take a draft order back before it is signed."""

    label: str
    reference: str


class OrderTest(Frozen, kw_only=False):
    """Order a test or a referral; `repeat_days` is the period of a recurring one."""

    label: str
    test: TestOrder | Referral
    reason: str
    repeat_days: int = 0


class OrderDrug(Frozen, kw_only=False):
    """Order a drug; the prescriber completes what depends on the patient."""

    label: str
    product: DrugProduct


class AddTask(Frozen, kw_only=False):
    """Ask somebody to do something; `due_days` counts from the day of the call."""

    label: str
    text: str
    due_days: int = 0


Proposal = (
    NewEpinephrine
    | ChangeDevices
    | ChangeDose
    | HoldOrder
    | StopOrder
    | RemoveDraft
    | OrderTest
    | OrderDrug
    | AddTask
)
