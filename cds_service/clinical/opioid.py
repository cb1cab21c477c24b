"""Opioids: their classes, and whether two records are of the same one.

A drug class says nothing of the single opioid, so its name is read: whoever
tolerated codeine has not thereby tolerated morphine.
"""

import re
from typing import Final

from cds_service.clinical.chart import Chart
from cds_service.clinical.earlier_use import enough, uses_of
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.tolerance import (
    Tolerated,
)
from cds_service.patterns import uncompiled

OPIOIDS: Final = frozenset(
    {
        Drug.OPIOID_HISTAMINE_RELEASING,
        Drug.OPIOID_LOWER_RISK,
        Drug.OPIOID_NOT_RANKED,
    }
)
_NAMES: Final = {
    "morphine": "morphine|ms contin",
    "codeine": "codeine",
    "meperidine": "meperidine|pethidine|demerol",
    "fentanyl": "fentanyl|duragesic",
    "sufentanil": "sufentanil",
    "remifentanil": "remifentanil|ultiva",
    "alfentanil": "alfentanil",
    "hydromorphone": "hydromorphone|dilaudid",
    "buprenorphine": "buprenorphine|suboxone|butrans",
    "oxycodone": "oxycodone|oxycontin|percocet",
    "hydrocodone": "hydrocodone|vicodin|norco",
    "tramadol": "tramadol|ultram",
    "tapentadol": "tapentadol|nucynta",
    "methadone": "methadone",
}
_NAMED: Final = {
    opioid: uncompiled(rf"\b(?:{names})\b", re.IGNORECASE)
    for opioid, names in _NAMES.items()
}


def opioids_named(name: str) -> frozenset[str]:
    """Return the opioids that a name names; nothing when it names none we know."""
    return frozenset(opioid for opioid, word in _NAMED.items() if word.search(name))


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
    refuted = any(
        opioids_named(item.name) & wanted or not opioids_named(item.name)
        for item in record.refuted
    )
    return refuted or enough(earlier_uses(chart, draft))
