"""Words that leave it possible that a patient has systemic mastocytosis.

A name that is read settles the disease and its form (`diseases`); there a doubt costs
the name, for a wrong form is worse than none. Whether mastocytosis is in question at
all is another matter: who is suspected of it, or once had it, or has "mastocytosis
(systemic)", is not without it. Only what denies it, or gives it to the family, does.
"""

import re
from collections.abc import Iterable
from typing import Final

from cds_service.from_fhir.clonal_activation import CLONAL_ACTIVATION, in_one_name
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.diseases import clauses_of, may_be_worded, plain
from cds_service.from_fhir.skin_words import of_the_skin_alone
from cds_service.from_fhir.wire.datatypes import CodeableConcept
from cds_service.patterns import uncompiled

_NAME: Final = uncompiled(
    r"\b(?:mastocytosis|mastozytose|mastocytoses?|mastocitosis|maladie mastocytaire"
    r"|maladie (?:syst\u00e9mique )?des mastocytes|enfermedad mastocitaria"
    r"|mast[- ]cell (?:disease|disorder|neoplasm|proliferation|leuka?emia|tumou?rs?)"
    r"|mast[- ]?zell(?:en)?[- ]?(?:erkrankung|krankheit|leuk(?:\u00e4|ae)mie|tumor)"
    r"|mastzelleuk(?:\u00e4|ae)mie"
    r"|enfermedad (?:sist[\u00e9e]mica )?de (?:los )?mastocitos"
    rf"|{CLONAL_ACTIVATION})\b",
    re.IGNORECASE,
)
_SYSTEMIC: Final = uncompiled(
    r"s[yi]st[e\u00e9]m|marrow|knochenmark|moelle|m[e\u00e9]dula|leuk|leuc",
    re.IGNORECASE,
)
_NOT_SYSTEMIC: Final = uncompiled(
    r"\b(?:non|nicht|no)[- ]?s[yi]st[e\u00e9]m", re.IGNORECASE
)
_BETWEEN: Final = (
    r"due|to|in|with|bei|mit|durch|wegen|sur|dans|en|con|por|from|vs|versus|but|only"
)
_DENIED_BEFORE: Final = uncompiled(
    r"\b(?:no|not|non(?![-\u2010])|without|w/o|kein\w*|nicht|ohne|pas|aucune?|sans"
    r"|sin|ning[u\u00fa]n\w*|absence|negative for|free of|exclu(?:ded?|des|sion)"
    r"|rul(?:ed|ing) out|ausschlu\w*|ausgeschlossen\w*|[\u00e9e]limin\w*|descart\w*"
    r"|screen\w*|despistaje|risk (?:of|for)|risiko|risque|riesgo"
    # Dutch, the languages of Scandinavia, Italian, Portuguese
    r"|geen|zonder|ingen|ikke|inte|uten|uden|nessun\w*|senza|sem|n\u00e3o)\b"
    rf"(?:\W+(?!(?:{_BETWEEN})\b)[\w-]+){{0,4}}\W*$",
    re.IGNORECASE,
)
_DENIED_AFTER: Final = uncompiled(
    r"(?:^\W*(?:(?:is|was|has been|ist|wurde|a \u00e9t\u00e9|ha sido)\s+)?|\b)"
    r"(?:excluded|ruled[ -]?out|absent|refuted|ausgeschlossen|exclue?|\u00e9cart\u00e9e"
    r"|\u00e9limin\u00e9e|descartad[oa]|excluid[oa]|(?:un(?:likely|wahrscheinlich))"
    r"|not (?:confirmed|proven|established|found|seen|present|identified)"
    r"|nicht (?:best\u00e4tigt|gesichert|nachgewiesen|nachweisbar)"
    r"|uitgesloten|utesluten|udelukket|utelukket|esclus[ao]|exclu\u00edd[ao]"
    r"|non (?:confirm\u00e9e?|retenue?|prouv\u00e9e?)|no (?:confirmad|demostrad)[oa])"
    r"\W*$",
    re.IGNORECASE,
)
_FAMILY: Final = uncompiled(
    r"\b(?:family|famil(?:ien|ia|i\u00e4)\w*|fh|fhx|mother|father|sister|brother|mutter"
    r"|vater|schwester|bruder|m[e\u00e8]re|p[e\u00e8]re|fr[e\u00e8]re|s(?:\u0153|oe)ur"
    r"|madre|padre|herman[oa]s?)\b",
    re.IGNORECASE,
)
_ANIMAL: Final = uncompiled(
    r"\b(?:dogs?|canine|feline|pets?(?![ -]?(?:ct|scan|posit|negat|avid))|veterinar\w*"
    r"|hund(?:e[ns]?|in)?|katzen?|tierarzt\w*|chiens?|perros?|perras?)\b",
    re.IGNORECASE,
)
"""Mast cell tumours are common in dogs."""


def mastocytosis_possible(concept: CodeableConcept) -> bool:
    """Tell whether its words leave open that it is a mastocytosis beyond the skin."""
    if not may_be_worded(concept):
        return False
    return any(map(_leaves_open, map(plain, texts(concept))))


def _leaves_open(text: str) -> bool:
    clauses = clauses_of(text := in_one_name(text))
    if _NOT_SYSTEMIC.search(text) or _systemic_denied(clauses):
        return False
    if _ANIMAL.search(text) and not _SYSTEMIC.search(text):
        return False
    if of_the_skin_alone(text) and not _SYSTEMIC.search(text):
        return False
    return any(
        _is_open(clause, found)
        for clause in clauses
        if not _FAMILY.search(clause)
        for found in _NAME.finditer(clause)
    )


def _is_open(clause: str, found: re.Match[str]) -> bool:
    before, after = clause[: found.start()], clause[found.end() :]
    return not _DENIED_BEFORE.search(before) and not _DENIED_AFTER.search(after)


def _systemic_denied(clauses: Iterable[str]) -> bool:
    """Tell whether a clause of its own denies it: "mastocytosis, systemic excluded"."""
    return any(
        _DENIED_AFTER.search(clause[found.end() :])
        or _DENIED_BEFORE.search(clause[: found.start()])
        for clause in clauses
        if not _NAME.search(clause)
        for found in _SYSTEMIC.finditer(clause)
    )
