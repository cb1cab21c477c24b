"""The words that deny, doubt or date a diagnosis, or give it to somebody else.

In English, German, French and Spanish. Too many of them cost a subtype that was
named; too few would make one up.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_BEFORE: Final = (
    (
        r"no|not|non|nor|never|without|w/o|lacks?|lacking|absen\w+|negative"
        r"|rul(?:e|ed|ing)[ -]?out|r/o|exclu\w+|suspect\w*|suspicio\w+|possibl\w+"
        r"|probabl\w+|presum\w+|questionable|likely|unlikely|consider\w*|versus|vs"
        r"|differential|ddx|ΔΔ|screen\w*|evaluat\w+|work-?up|concern\w*"
        r"|history|hx|h/o|family|fh|previous\w*|former\w*|prior|risk|progress\w+"
        r"|transform\w+|at risk|if|either|rather|instead|mother|father|sister|brother"
        r"|uncertain|unclear|unconfirmed|susp|poss|prob|fam|fhx"
    ),
    (
        r"kein\w*|nicht|ohne|weder|noch|ausschlu\w*|ausschließ\w*|ausgeschlossen\w*"
        r"|verdacht\w*|verdächtig\w*|fraglich\w*|möglich\w*|eventuell\w*"
        r"|wahrscheinlich\w*|vermut\w*|unklar\w*|zustand nach|früher\w*|ehemal\w*"
        r"|anamnes\w*|familien\w*|dd"
        r"|differen[tz]ial\w*|abklärung|abzuklären\w*|risiko|übergang|mutter|vater|bruder"
        r"|schwester"
    ),
    (
        r"pas|aucun\w*|sans|ni|absence|éventuel\w*|eventuel\w*|ant[ée]c[ée]dents?|atcd"
        r"|familia\w*|élimin\w*|elimin\w*|écart\w*|ecart\w*|risque|bilan|recherche"
        r"|mère|père|frère|sœur|soeur"
    ),
    (
        r"sin|ning[úu]n\w*|descart\w*|sospech\w*|posible\w*|antecedente\w*|historia"
        r"|riesgo|estudio|despistaje|madre|padre|herman[oa]s?"
    ),
)
BEFORE: Final = uncompiled(rf"\b(?:{'|'.join(_BEFORE)})\b|\?", re.IGNORECASE)

_AFTER: Final = (
    (
        r"excluded|ruled[ -]?out|rule[ -]?out|r/o|unlikely|likely|absent|suspected"
        r"|possible|probable|differential|versus|vs|unconfirmed|refuted"
        r"|not (?:confirmed|proven|established|excluded|found|seen|present|identified)"
        r"|in (?:the )?(?:mother|father|sister|brother|family|differential)"
        r"|to be (?:excluded|confirmed)|is (?:excluded|ruled out|unlikely|suspected)"
    ),
    (
        r"(?:ist |wurde )?ausgeschlossen|auszuschließen|unwahrscheinlich|wahrscheinlich"
        r"|fraglich|möglich|vermutet|verdacht|abzuklären"
        r"|nicht (?:bestätigt|gesichert|nachgewiesen|nachweisbar|ausgeschlossen)"
        r"|(?:in der|bei der|beim) (?:familie|mutter|vater|schwester|bruder)"
    ),
    (
        r"exclue?|écartée?|éliminée?|suspectée?|(?:peu )?probable"
        r"|non (?:confirmée?|retenue?|prouvée?)"
        r"|à (?:éliminer|exclure|confirmer|écarter)"
        r"|chez (?:la|le|sa|son) (?:mère|père|frère|sœur|soeur)"
    ),
    (
        r"descartad[oa]|excluid[oa]|sospechad[oa]|sospecha|(?:poco )?probable|posible"
        r"|(?:a|por) (?:descartar|confirmar|excluir)|no (?:confirmad|demostrad)[oa]"
        r"|en (?:la |su )?(?:madre|padre|herman[oa]|familia)"
    ),
)
_DOUBT: Final = rf"(?:{'|'.join(_AFTER)})\b"
AFTER: Final = uncompiled(rf"\?|^[\s:]*\b{_DOUBT}|\b{_DOUBT}\W*$", re.IGNORECASE)
"""Doubt follows the name at once or ends the clause, or is about something else."""

LONE: Final = uncompiled(rf"\s*(?:(?:to )?{_DOUBT}|questionable|\?+)\s*", re.IGNORECASE)
"""A clause that only doubts belongs to the one before: "aggressive SM, suspected"."""

_POINTED: Final = (
    ("Verdacht ", uncompiled(r"\b(?:v\.\s?a\.|vd\.|verd\.)", re.IGNORECASE)),
    ("Zustand nach ", uncompiled(r"\b(?:z\.\s?n\.|st\.\s?n\.|stp\.)", re.IGNORECASE)),
    ("wahrscheinlich ", uncompiled(r"\ba\.\s?e\.", re.IGNORECASE)),
    (
        r"\1 ",
        uncompiled(r"\b(dd|ddx|hx|fhx|fh|susp|poss|prob|atcd|fam|vs)\.", re.IGNORECASE),
    ),
)


def spelled_out(text: str) -> str:
    """Return a text whose points end clauses and abbreviate no doubt."""
    if "." not in text:
        return text
    for words, pattern in _POINTED:
        text = pattern.sub(words, text)
    return text
