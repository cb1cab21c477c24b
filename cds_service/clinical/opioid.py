"""Opioids: their classes, and whether two records are of the same one.

A drug class says nothing of the single opioid, so its name is read: whoever
tolerated codeine has not thereby tolerated morphine.
"""

from typing import Final

from cds_service.clinical.allergy import Allergy
from cds_service.clinical.chart import Chart
from cds_service.clinical.earlier_use import enough, uses_of
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.name_spelling import spelling, spellings
from cds_service.clinical.tolerance import Tolerated
from cds_service.patterns import uncompiled

OPIOIDS: Final = frozenset(
    {
        Drug.OPIOID_HISTAMINE_RELEASING,
        Drug.OPIOID_LOWER_RISK,
        Drug.OPIOID_NOT_RANKED,
    }
)
_NAMES: Final = {
    "morphine": (
        "morphine|contin|msir|oramorph|sevredol|kadian|duramorph|infumorph|mst"
        "|skenan|actiskenan|moscontin"
    ),
    "codeine": "codeine|codoliprane",
    "meperidine": "meperidine|pethidine|demerol|dolantin",
    "fentanyl": "fentanyl|duragesic|actiq|fentora|sublimaze",
    "sufentanil": "sufentanil|dsuvia",
    "remifentanil": "remifentanil|ultiva",
    "alfentanil": "alfentanil",
    "hydromorphone": "hydromorphone|dilaudid|exalgo|palladone|palladon|jurnista",
    "buprenorphine": (
        "buprenorphine|suboxone|subutex|zubsolv|sublocade|brixadi|belbuca|butrans"
        "|norspan|temgesic|transtec"
    ),
    "oxycodone": (
        "oxycodone|oxycontin|percocet|roxicodone|xtampza|endocet|percodan|oxynorm"
        "|targin|targiniq|oxygesic"
    ),
    "hydrocodone": "hydrocodone|vicodin|norco|lortab|lorcet|hysingla|vicoprofen",
    "tramadol": (
        "tramadol|ultram|ultracet|conzip|seglentis|zaldiar|tramal|topalgic|contramal"
        "|adolonta|ixprim"
    ),
    "tapentadol": "tapentadol|nucynta|palexia",
    "methadone": "methadone|levomethadone|dolophine|methadose|polamidon",
}
_BY_SPELLING: Final = {
    spelling(name): opioid
    for opioid, names in _NAMES.items()
    for name in names.split("|")
}
_WORD: Final = uncompiled(r"[^\W\d_]+")


def opioids_named(name: str) -> frozenset[str]:
    """Return the opioids that a name names; nothing when it names none we know.

    In the spelling of any language: "Morphinsulfat", "morfina".
    """
    words = _WORD.findall(name.casefold())
    keys = {key for word in words for key in spellings(word)}
    return frozenset(_BY_SPELLING[key] for key in keys & _BY_SPELLING.keys())


def earlier_uses(chart: Chart, draft: Medication) -> tuple[Medication, ...]:
    """Return the earlier uses of the very opioid that is being ordered."""
    wanted = opioids_named(draft.name)
    return tuple(
        [
            item
            for item in uses_of(chart, frozenset({draft.drug}))
            if opioids_named(item.name) & wanted
        ]
    )


def is_tolerated(chart: Chart, draft: Medication, record: Tolerated) -> bool:
    """Tell whether this very opioid was tolerated, or an allergy to it refuted."""
    if record.missing or record.reactions:
        return False
    wanted = opioids_named(draft.name)
    refuted = any(_speaks_of(item, wanted) for item in record.refuted)
    return refuted or enough(earlier_uses(chart, draft))


def _speaks_of(refuted: Allergy, wanted: frozenset[str]) -> bool:
    """Tell whether it is of one of these opioids, or of the class and of none alone.

    An opioid whose name is not known here is one alone as well.
    """
    named = opioids_named(refuted.name)
    return bool(named & wanted) or (not named and refuted.means.isdisjoint(OPIOIDS))
