"""A problem or diagnosis that a rule may ask about."""

from enum import StrEnum

from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class Disease(StrEnum):
    """What a Condition can mean here; the value is also the id of its value set."""

    SYSTEMIC_MASTOCYTOSIS = "systemic-mastocytosis"
    INDOLENT_SM = "indolent-sm"
    BONE_MARROW_MASTOCYTOSIS = "bone-marrow-mastocytosis"
    SMOULDERING_SM = "smouldering-sm"
    SM_AHN = "sm-ahn"
    AGGRESSIVE_SM = "aggressive-sm"
    MAST_CELL_LEUKEMIA = "mast-cell-leukemia"
    MAST_CELL_SARCOMA = "mast-cell-sarcoma"
    CUTANEOUS_MASTOCYTOSIS = "cutaneous-mastocytosis"
    DIFFUSE_CUTANEOUS_MASTOCYTOSIS = "diffuse-cutaneous-mastocytosis"
    MONOCLONAL_MCAS = "monoclonal-mcas"
    MAST_CELL_NEOPLASM_UNCERTAIN = "mast-cell-neoplasm-uncertain"
    ASSOCIATED_HEMATOLOGIC_NEOPLASM = "associated-hematologic-neoplasm"
    ACUTE_MYELOID_LEUKEMIA = "acute-myeloid-leukemia"
    CHRONIC_MYELOID_LEUKEMIA = "chronic-myeloid-leukemia"
    ACUTE_LYMPHOBLASTIC_LEUKEMIA = "acute-lymphoblastic-leukemia"
    GASTROINTESTINAL_STROMAL_TUMOR = "gastrointestinal-stromal-tumor"
    DERMATOFIBROSARCOMA = "dermatofibrosarcoma-protuberans"
    EOSINOPHILIA = "eosinophilia"
    ANAPHYLAXIS = "anaphylaxis"
    NOT_OF_CHILDBEARING_POTENTIAL = "not-of-childbearing-potential"


class Verification(StrEnum):
    """How sure the record is; refuted and entered-in-error ones are left out."""

    CONFIRMED = "confirmed"
    PROVISIONAL = "provisional"


class Diagnosis(Frozen, kw_only=False):
    """An active (or remitted) Condition and what it means.

    `coded` are the meanings of its codes, `worded` those of its text alone.
    `code` is the code as shown to a clinician ("ICD-10-CM D47.02").
    `remission` keeps the diagnosis: mastocytosis in remission is mastocytosis.
    `recorded` is when it was put on record, `onset` when it began, where that is
    known at least by its month.
    """

    reference: str
    coded: frozenset[Disease]
    worded: frozenset[Disease] = frozenset()
    code: str = ""
    text: str = ""
    verification: Verification = Verification.CONFIRMED
    remission: bool = False
    recorded: Moment | None = None
    unverified_code: bool = False
    onset: Moment | None = None

    @property
    def since(self) -> Moment | None:
        """Return since when it is known: records that move are recorded anew."""
        days = [day for day in (self.onset, self.recorded) if day is not None]
        return min(days, key=Moment.order, default=None)

    @property
    def means(self) -> frozenset[Disease]:
        """Everything it means, by code or by words."""
        return self.coded | self.worded
