"""Words that make an instruction more than one dose, in four languages.

Schedules, conditions, ranges, and amounts by weight, volume or day.
"""

from typing import Final

from cds_service.from_fhir.dosage_days import on_some_days
from cds_service.patterns import uncompiled

_ENGLISH: Final = (
    r"then|or|alternat\w*|every other|other day|increas\w*|decreas\w*|reduc\w*"
    r"|taper\w*|titrat\w*|cycles?|days? \d|weeks?|weekly|months?|monthly|hold|skip"
    r"|except|may|max\w*|up to|half|loading|followed|if(?! needed)|until anc|not"
    r"|minus|unless|pause\w*|stop\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
)
_GERMAN: Final = (
    r"dann|danach|anschließend|oder|wenn|falls|sofern|bis|jeden (?:2\.|zweiten)"
    r"|alle \d+ tage|wochen?|wöchentlich|monate?|monatlich|zyklus|zyklen|pausier\w*"
    r"|steiger\w*|erhöh\w*|reduzier\w*|ausschleich\w*|maximal|höchstens|halbe?"
    r"|nicht|absetz\w*|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?"
)
_FRENCH: Final = (
    r"puis|ensuite|ou|si(?! (?:besoin|n[ée]cessaire|lo |necesita|precisa))|semaines?"
    r"|mois|jour sur|un jour|cycles?|augment\w*|diminu\w*|r[ée]dui\w*|jusqu\w*|demi"
    r"|arr[êe]t\w*|ne pas|sauf|suspend\w*|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche"
)
_SPANISH: Final = (
    r"luego|despu[ée]s|entonces|semanas?|mes(?:es)?|ciclos?|cada \d+ d[ií]as|alternos?"
    r"|aument\w*|hasta|medi[oa]|no|excepto|salvo|lunes|martes|mi[ée]rcoles|jueves"
    r"|viernes|s[áa]bados?|domingos?"
)
_NOT_ONE_THING: Final = uncompiled(
    rf"\b(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH})\b"
    r"|\d\s*(?:-|\u2013|to|bis|à|a)\s*\d|½|mg\s*/\s*(?:kg|m2|m²|ml)"
)
_CHANGES: Final = uncompiled(
    r"\b(?:then|alternat\w*|increas\w*|decreas\w*|reduc\w*|taper\w*|titrat\w*"
    r"|cycles?|weeks?|weekly|months?|monthly|hold|skip|loading|pause\w*|until anc"
    r"|dann|danach|wochen?|wöchentlich|monate?|monatlich|zyklus|zyklen|pausier\w*"
    r"|steiger\w*|erhöh\w*|reduzier\w*|ausschleich\w*|puis|ensuite|semaines?|mois"
    r"|augment\w*|diminu\w*|suspend\w*|luego|entonces|semanas?|mes(?:es)?|ciclos?"
    r"|aument\w*)\b"
)
_EITHER_WAY: Final = uncompiled(
    r"\b(?:with|mit|avec|con) (?:or|oder|ou|o) (?:without|ohne|sans|sin)\b"
)
"""Said of food, which is read by itself."""


def changes(folded: str) -> bool:
    """Tell whether words beside an instruction make it another one at times.

    Labels warn in many words ("do not", "may", "if"); those leave the dose alone.
    """
    return on_some_days(folded) or _CHANGES.search(folded) is not None


def conditional(folded: str) -> bool:
    """Tell whether the (case-folded) text is a schedule, a condition or a range."""
    return (
        on_some_days(folded)
        or _NOT_ONE_THING.search(_EITHER_WAY.sub(" ", folded)) is not None
    )
