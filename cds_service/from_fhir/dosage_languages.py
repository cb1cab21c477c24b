"""Puts everyday German, French and Spanish instructions into English words.

An instruction is put over word by word, and only when every word of it is
known: a condition that nobody understood must never be lost on the way.
"""

import re
from typing import Final

from cds_service.from_fhir.dosage_vocabulary import made_of_dosing_words
from cds_service.patterns import uncompiled

_N: Final = r"\d{1,4}(?:\.\d{1,2})?"
_MEAL_DE: Final = r"(?:(?:dem|der|den|einer|einem|die) )?(?:essen|mahlzeit(?:en)?)"
_MEAL_FR: Final = r"(?:(?:les?|la|un|des?|du|de la) )?(?:repas|nourriture|aliments?)"
_MEAL_ES: Final = r"(?:(?:las?|los|una?) )?(?:comidas?|alimentos?)"

FOOD: Final = (
    ("unabhängig", rf"unabhängig von {_MEAL_DE}", "with or without food"),
    ("oder", rf"mit oder ohne {_MEAL_DE}", "with or without food"),
    ("ou", rf"avec ou sans {_MEAL_FR}", "with or without food"),
    ("con o", rf"con o sin {_MEAL_ES}", "with or without food"),
    ("nüchtern", r"(?:auf )?nüchtern(?:en magen)?", "fasting"),
    ("vor|ohne", rf"(?:vor|ohne) {_MEAL_DE}", "fasting"),
    ("jeun", r"[àa] jeun", "fasting"),
    ("avant|sans", rf"(?:avant|sans) {_MEAL_FR}", "fasting"),
    ("ayunas", r"en ayunas", "fasting"),
    ("antes|sin", rf"(?:antes de|sin) {_MEAL_ES}", "fasting"),
    ("essen|mahlzeit", rf"(?:mit|zu|zum|zur|beim?|während) {_MEAL_DE}", "with food"),
    ("repas|nourr|alim", rf"(?:avec|pendant|au cours|aux?) {_MEAL_FR}", "with food"),
    ("repas", rf"(?:au moment|en mangeant) {_MEAL_FR}", "with food"),
    ("comida|alim", rf"(?:con|durante) {_MEAL_ES}", "with food"),
)
"""What is said of food: a part that stands in it, how it is said, in English."""

DISTINCT: Final = (
    # how often
    ("mal", r"(?:ein|1) ?-?mal\b", "1 x"),
    ("mal", r"(?:zwei|2) ?-?mal\b", "2 x"),
    ("mal", r"(?:drei|3) ?-?mal\b", "3 x"),
    ("mal", r"(?:vier|4) ?-?mal\b", "4 x"),
    ("fois|vez", r"(?:une?|1) fois\b|(?:una|1) vez\b", "1 x"),
    ("fois|veces", r"(?:deux|2) fois\b|(?:dos|2) veces\b", "2 x"),
    ("fois|veces", r"(?:trois|3) fois\b|(?:tres|3) veces\b", "3 x"),
    ("fois|veces", r"(?:quatre|4) fois\b|(?:cuatro|4) veces\b", "4 x"),
    ("alle", r"alle (\d{1,2}) ?(?:stunden|std|h)\b", r"every \1 hours"),
    ("toutes", r"toutes les (\d{1,2}) ?(?:heures?|h)\b", r"every \1 hours"),
    ("cada|c", r"(?:cada|c ?/) ?(\d{1,2}) ?(?:horas?|h)\b", r"every \1 hours"),
    ("/", r"/ ?(?:tag|jour|d[ií]a|j)\b", "/day"),
    ("tag", r"(?:am|pro|je) tag\b", "/day"),
    ("par", r"par jour\b", "/day"),
    ("al|por", r"(?:al|por) d[ií]a\b", "/day"),
    ("glich|tgl|täg|tag", r"täglich|taeglich|tgl\b\.?|tägl\b\.?|jeden tag", "daily"),
    ("quot|jour", r"quotidien(?:ne(?:ment)?)?|tous les jours|chaque jour", "daily"),
    ("dí|dia", r"cada d[ií]a|todos los d[ií]as|diari(?:o|a|amente)", "daily"),
    # parts of the day
    ("morgen", r"morgens|am morgen|jeden morgen", "in the morning"),
    ("matin", r"(?:le |chaque )?matin", "in the morning"),
    ("mañana", r"(?:(?:por|en|cada) (?:la )?)?mañana", "in the morning"),
    ("mittag|mid|med", r"mittags|am mittag|[àa] midi|(?:le )?midi", "at noon"),
    ("mediod", r"(?:al )?mediod[ií]a", "at noon"),
    ("abend", r"abends|am abend|jeden abend", "in the evening"),
    ("soir", r"(?:le |chaque )?soir", "in the evening"),
    ("noche", r"(?:(?:por|en|cada) (?:la )?)?noche", "in the evening"),
    ("tarde", r"(?:(?:por|en) la )?tarde", "in the afternoon"),
    ("nacht|schlaf", r"zur nacht|nachts|vor dem schlafen(?:gehen)?", "at bedtime"),
    ("couch|acost", r"au coucher|al acostarse", "at bedtime"),
    # what it is
    ("mg", rf"(?:à|zu je|zu|je|de|von) ({_N}) ?mg\b", r"\1 mg each"),
    ("kaps|kps", r"(?:hart|weich)?kapseln?|kaps\b\.?|kps\b\.?", "capsules"),
    ("lule|psula", r"g[ée]lules?|c[áa]psulas?", "capsules"),
    ("tablett|tabl|tbl", r"(?:film)?tabletten?|tabl\b\.?|f?tbl\b\.?", "tablets"),
    ("stück|stk", r"stück|stk\b\.?", "tablets"),
    ("compr|cp", r"comprim[ée]s?|cpr?s?\b\.?|comprimidos?", "tablets"),
    ("tablet|pastil", r"tabletas?|pastillas?", "tablets"),
    # what is done
    ("nehmen", r"einnehmen|einzunehmen|nehmen sie|nehmen", "take"),
    ("peroral", r"peroral", "oral"),
    ("pren", r"[àa] prendre|prendre|prenez", "take"),
    ("tom", r"tomar|tome\b", "take"),
    ("voie|v", r"(?:par )?voie orale|(?:por )?v[ií]a oral|v\. ?o\.", "oral"),
    ("bedarf|b", r"(?:bei|im) bedarf(?:sfall)?", "as needed"),
    ("besoin|cess", r"(?:si|au) besoin|si n[ée]cessaire", "as needed"),
    ("neces|preci", r"seg[úu]n necesidad|si (?:lo )?(?:necesita|precisa)", "as needed"),
)
"""Words that no English instruction holds; one of them makes a text foreign."""

JOINING: Final = (
    ("", r"und|et|y|e|sowie", "and"),
    ("", r"je(?:weils)?|de|dosis|dosierung|dose", " "),
    ("", r"eine?n?|une?|una", "1"),
    ("", r"zwei|deux|dos", "2"),
    ("", r"drei|trois|tres", "3"),
    ("", r"vier|quatre|cuatro", "4"),
    ("wasser", r"mit (?:etwas |einem glas )?wasser", " "),
    ("eau", r"avec (?:un verre d')?(?:de l')?eau", " "),
    ("agua", r"con (?:un vaso de )?agua", " "),
)
"""Words that join the others, put over in a foreign text only."""

_Row = tuple[frozenset[str], re.Pattern[str], str]
_Table = tuple[frozenset[str], tuple[_Row, ...]]


def _compiled(table: tuple[tuple[str, str, str], ...]) -> _Table:
    whole = r"(?:(?<!\w)|(?=\W))(?:{})(?!\w)"
    rows = tuple(
        (frozenset(parts.split("|")), uncompiled(whole.format(said)), f" {word} ")
        for parts, said, word in table
    )
    return frozenset[str]().union(*(parts for parts, _, _ in rows)), rows


_FOOD: Final = _compiled(FOOD)
_DISTINCT: Final = _compiled(DISTINCT)
_JOINING: Final = _compiled(JOINING)
_COMMA: Final = uncompiled(r"(?<![\d.,])(\d{1,4}),(\d{1,2})(?![\d,])")


def in_english(folded: str) -> str | None:
    """Return the (case-folded) text in English; None where not all is understood."""
    english, understood = put_over(folded)
    return english if understood else None


def put_over(folded: str) -> tuple[str, bool]:
    """Return the text as far as it is known, and whether all of a foreign one is."""
    if made_of_dosing_words(folded):
        return folded, True  # as usual
    english, food = _put(_FOOD, folded)
    english, other = _put(_DISTINCT, english)
    if not food + other:
        return folded, True
    english = _COMMA.sub(r"\1.\2", _put(_JOINING, english)[0])
    english = " ".join(english.split())
    return english, made_of_dosing_words(english)


def food_in_english(folded: str) -> str:
    """Return the (case-folded) text with what it says of food in English."""
    return _put(_FOOD, folded)[0]


def _put(table: _Table, folded: str) -> tuple[str, int]:
    # Looking for a part of what is said is far quicker than looking for it.
    every_part, rows = table
    there = {part for part in every_part if part in folded}
    count = 0
    for parts, pattern, word in rows:
        if not there.isdisjoint(parts):
            folded, times = pattern.subn(word, folded)
            count += times
    return folded, count
