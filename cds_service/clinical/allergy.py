"""An allergy or intolerance on record, and how sure it is."""

from enum import StrEnum

from cds_service.clinical.medication import Drug
from cds_service.clinical.moment import Moment
from cds_service.frozen import Frozen


class Allergen(StrEnum):
    """What an allergy may be to, drugs apart; the value is the id of its value set."""

    HYMENOPTERA_VENOM = "hymenoptera-venom"
    CONTRAST_MEDIUM = "contrast-medium"
    LOCAL_ANAESTHETIC = "local-anaesthetic-allergen"
    OPIOID = "opioid-allergen"
    NSAID = "nsaid-allergen"
    ALCOHOL = "alcohol-allergen"
    CASTOR_OIL = "castor-oil-allergen"


class Certainty(StrEnum):
    """How sure the record is of an allergy; entered-in-error ones are left out."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    REFUTED = "refuted"


class Allergy(Frozen, kw_only=False):
    """An AllergyIntolerance.

    `name` is the substance as sent, `manifestations` the reactions in words.
    `anaphylaxis` tells whether one of them was an anaphylaxis, `severe` whether
    one was said to be severe, `only_gastrointestinal` whether every one of them
    is a stomach or bowel upset (an intolerance, no hypersensitivity).
    A resolved one is not `current`; it still says that there was a reaction.
    `happened` is the last reaction, where its day was said.
    """

    reference: str
    means: frozenset[Drug | Allergen]
    name: str = ""
    manifestations: tuple[str, ...] = ()
    anaphylaxis: bool = False
    severe: bool = False
    only_gastrointestinal: bool = False
    certainty: Certainty = Certainty.CONFIRMED
    current: bool = True
    recorded: Moment | None = None
    happened: Moment | None = None
