"""A drug that was ordered, stated, dispensed, given, or is being ordered now."""

from decimal import Decimal
from enum import StrEnum

from cds_service.clinical.interval import Interval
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class Drug(StrEnum):
    """A drug that a rule asks about; the value is also the id of its value set."""

    MIDOSTAURIN = "midostaurin"
    IMATINIB = "imatinib"
    AVAPRITINIB = "avapritinib"
    DASATINIB = "dasatinib"
    NILOTINIB = "nilotinib"
    OTHER_CYTOREDUCTIVE = "other-cytoreductive"
    EPINEPHRINE_DEVICE = "epinephrine-device"
    EPINEPHRINE_OTHER = "epinephrine-other"
    BLEEDING_RISK = "bleeding-risk"
    CLADRIBINE = "cladribine"
    INTERFERON = "interferon-alfa"
    HYDROXYUREA = "hydroxyurea"
    MASITINIB = "masitinib"
    RIPRETINIB = "ripretinib"
    SIROLIMUS = "sirolimus"
    BRENTUXIMAB = "brentuximab-vedotin"
    H1_ANTIHISTAMINE = "h1-antihistamine"
    SEDATING_ANTIHISTAMINE = "sedating-antihistamine"
    H2_ANTIHISTAMINE = "h2-antihistamine"
    RANITIDINE = "ranitidine"
    ORAL_CROMOLYN = "oral-cromolyn"
    LEUKOTRIENE_ANTAGONIST = "leukotriene-antagonist"
    MONTELUKAST = "montelukast"
    OMALIZUMAB = "omalizumab"
    PROTON_PUMP_INHIBITOR = "proton-pump-inhibitor"
    GLUCOCORTICOID = "systemic-glucocorticoid"
    METHOXSALEN = "methoxsalen"
    NSAID = "nsaid"
    CELECOXIB = "celecoxib"
    OTHER_COX2_SELECTIVE = "other-cox2-selective"
    PYRAZOLONE = "pyrazolone"
    ASPIRIN = "aspirin"
    ACETAMINOPHEN = "acetaminophen"
    OPIOID_HISTAMINE_RELEASING = "opioid-histamine-releasing"
    OPIOID_LOWER_RISK = "opioid-lower-risk"
    OPIOID_NOT_RANKED = "opioid-not-ranked"
    BENZODIAZEPINE = "benzodiazepine"
    MUSCLE_RELAXANT_HISTAMINE_RELEASING = "muscle-relaxant-histamine-releasing"
    MUSCLE_RELAXANT_SAFER = "muscle-relaxant-safer"
    CISATRACURIUM = "cisatracurium"
    SUCCINYLCHOLINE = "succinylcholine"
    ANAESTHETIC = "anaesthetic"
    LOCAL_ANAESTHETIC = "local-anaesthetic"
    CONTRAST_MEDIUM = "contrast-medium"
    OTHER_TRIGGER_DRUG = "other-trigger-drug"
    VENOM_EXTRACT = "venom-extract"
    BETA_BLOCKER = "beta-blocker"
    BETA_BLOCKER_EYE_DROPS = "beta-blocker-eye-drops"
    ACE_INHIBITOR = "ace-inhibitor"
    ANTIDEPRESSANT = "antidepressant"
    ANTIPSYCHOTIC_OR_LITHIUM = "antipsychotic-or-lithium"
    STRONG_CYP3A_INHIBITOR = "cyp3a-strong-inhibitor"
    MODERATE_CYP3A_INHIBITOR = "cyp3a-moderate-inhibitor"
    STRONG_CYP3A_INDUCER = "cyp3a-strong-inducer"
    MODERATE_CYP3A_INDUCER = "cyp3a-moderate-inducer"
    BISPHOSPHONATE = "bisphosphonate"
    ZOLEDRONIC_ACID = "zoledronic-acid"
    ALENDRONATE = "alendronate"
    RISEDRONATE = "risedronate"
    IBANDRONATE = "ibandronate"
    PAMIDRONATE = "pamidronate"
    DENOSUMAB = "denosumab"
    BONE_BUILDING_DRUG = "bone-building-drug"
    CALCIUM_SUPPLEMENT = "calcium-supplement"
    VITAMIN_D = "vitamin-d"


class MedicationKind(StrEnum):
    """Which resource it came from."""

    ORDER = "MedicationRequest"
    STATEMENT = "MedicationStatement"
    DISPENSE = "MedicationDispense"
    ADMINISTRATION = "MedicationAdministration"


class MedicationStatus(StrEnum):
    """Where it stands; FHIR spells the same state differently per resource."""

    DRAFT = "draft"
    ACTIVE = "active"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class MatchedBy(StrEnum):
    """How the drug was recognised, from most to least sure."""

    CODE = "code"
    UNVERIFIED_CODE = "code (unverified)"
    NAME = "name"


class Dose(Frozen, kw_only=False):
    """What the patient is to take.

    `mg_per_take` and `takes_per_day` are None when they could not be read;
    `text` is the instruction as written. `with_food` is None when unsaid.
    `mg_per_kg_a_day` is set where the dose is ordered by body weight. `stated` is
    set where no daily dose could be read: between which milligrams it lies.
    `mg_on_a_day` is what is given on each day of a course, also of some days only;
    `days` are the lengths that are stated of the course. `above_own_limit` is set
    where the dose, as read, lies above the most that the order itself allows.
    """

    mg_per_take: Decimal | None = None
    takes_per_day: Decimal | None = None
    text: str = ""
    with_food: bool | None = None
    as_needed: bool = False
    mg_per_kg_a_day: Decimal | None = None
    stated: Interval | None = None
    mg_on_a_day: Decimal | None = None
    days: tuple[int, ...] = ()
    above_own_limit: bool = False

    @property
    def mg_per_day(self) -> Decimal | None:
        """The daily dose, or None when it cannot be told."""
        if self.mg_per_take is None or self.takes_per_day is None:
            return None
        return self.mg_per_take * self.takes_per_day


class Devices(Frozen, kw_only=False):
    """How many epinephrine devices a quantity stands for.

    `at_least` == `at_most` when it is clear. `sent` is the quantity as sent.
    """

    at_least: int
    at_most: int
    sent: str = ""

    @property
    def clear(self) -> bool:
        """Whether the number is known."""
        return self.at_least == self.at_most


class Medication(Frozen, kw_only=False):
    """One MedicationRequest, -Statement, -Dispense or -Administration.

    `starts` is authoredOn of an order, whenHandedOver of a dispense, the
    effective start of the others; `ends` the end of what was said to be taken.
    `recorded` is when a statement was made, which says nothing of its start.
    `authorized_by` is the reference of the order that a dispense fills.
    `devices` is set for epinephrine devices only and is None without quantity.
    `device_mg` is what one such device gives, None when nothing says it.
    `piece_mg` is the strength of a tablet or capsule where it is known.
    `expires` is the printed expiry of the batch where it was sent. `may_be_local`
    is set where a word or code speaks of the skin, the eye, the nose or the throat:
    such a use proves nothing of a drug that reaches the blood.
    """

    reference: str
    kind: MedicationKind
    drug: Drug
    name: str
    status: MedicationStatus
    matched_by: MatchedBy = MatchedBy.CODE
    starts: Moment | None = None
    ends: Moment | None = None
    supply_days: int | None = None
    dose: Dose = Dose()
    devices: Devices | None = None
    device_mg: Decimal | None = None
    piece_mg: Decimal | None = None
    expires: Moment | None = None
    inpatient: bool = False
    patient_reported: bool = False
    planned: bool = False
    status_reason: str = ""
    authorized_by: str = ""
    recorded: Moment | None = None
    may_be_local: bool = False


def highest_dose(order: Medication) -> tuple[bool, Decimal, str]:
    """Return by what the highest of some orders is found; an unknown dose is above."""
    daily = order.dose.mg_per_day
    return daily is None, daily or Decimal(0), order.reference
