"""Reads the words of an order or a title where no code exists, or none is sent.

Only for contrast, surgery, procedures with anaesthesia and questionnaires: see
the decision on free text. A phrase that is denied ("without contrast") says
nothing, and neither does one that is not understood.
"""

import re
from typing import Final

from cds_service.clinical.event import EventKind

_LONGEST: Final = 400
_DENIED: Final = re.compile(
    r"\b(?:without|w/o|wo|no|non|not|ohne|keine?|sans|sin)[ -]{1,3}"
    r"(?:iv |i\.v\. |oral )?"
    r"(?:contrast|kontrast\w*|contraste|sedation|an[ae]{1,2}sthe\w*|surg\w*)",
    re.IGNORECASE,
)
_ASKED: Final = {
    EventKind.CONTRAST_IMAGING: re.compile(
        r"\b(?:with|w|w/|and|\+|mit|avec|con)[ -]{1,3}(?:iv |i\.v\. )?"
        r"(?:contrast|kontrastmittel|contraste)\b"
        r"|\bcontrast[- ]enhanced\b|\b(?:iv|i\.v\.) contrast\b|\bangiogra(?:m|phy)\b",
        re.IGNORECASE,
    ),
    EventKind.SURGERY: re.compile(
        r"\b(?:surgery|surgical (?:procedure|admission)|operation|an[ae]{1,2}sthesia"
        r"|(?:deep |conscious |procedural )?sedation|colonoscopy|gastroscopy"
        r"|endoscopy|egd|bronchoscopy|arthroplasty|c(?:a)?esarean)\b",
        re.IGNORECASE,
    ),
    EventKind.MINOR_PROCEDURE: re.compile(
        r"\b(?:dental (?:extraction|procedure|treatment)|tooth extraction"
        r"|minor (?:procedure|surgery)|local an[ae]{1,2}sthe(?:tic|sia)"
        r"|skin biopsy|excision of skin lesion)\b",
        re.IGNORECASE,
    ),
}
_TITLES: Final = {
    EventKind.SYMPTOM_SCORE: re.compile(
        r"\bmsaf\b|\b(?:ism|advsm)-saf\b|mastocytosis symptom assessment"
        r"|total symptom score",
        re.IGNORECASE,
    ),
    EventKind.QUALITY_OF_LIFE_SCORE: re.compile(
        r"\bmqlq\b|\bmc-?qol\b|mastocytosis quality of life", re.IGNORECASE
    ),
    EventKind.DEPRESSION_SCREEN: re.compile(
        r"\bphq-?[289]\b|patient health questionnaire", re.IGNORECASE
    ),
}


def asked_for(text: str) -> list[EventKind]:
    """Return what the words of an order ask for; nothing when they deny any of it."""
    said = " ".join(text[:_LONGEST].split())
    if not said or _DENIED.search(said):
        return []
    found = [kind for kind, pattern in _ASKED.items() if pattern.search(said)]
    if EventKind.MINOR_PROCEDURE in found and EventKind.SURGERY in found:
        found.remove(EventKind.SURGERY)  # "minor surgery under local anaesthesia"
    return found


def questionnaire_named(title: str) -> list[EventKind]:
    """Return which questionnaire a title or address names."""
    said = title[:_LONGEST].replace("_", " ")
    return [kind for kind, pattern in _TITLES.items() if pattern.search(said)]
