"""Words for taking a drug on some days only: of the week, of a cycle, in turn.

Such a dose is not that of every day, whatever amounts are sent beside it.
"""

import re
from typing import Final

from cds_service.patterns import uncompiled

_ENGLISH: Final = (
    r"mon|tues?|weds?|thu(?:rs?)?|fri|sat|(?:mon|tues|wednes|thurs|fri|satur|sun)"
    r"days?|week-?ends?|week-?days?|work(?:ing )?-?days?|business days?"
    r"|m ?[-/,] ?f|m ?[-/,]? ?w ?[-/,]? ?f|t ?[-/,]? ?th?(?: ?[-/,]? ?s)?|mtwt?[hr]?f"
    r"|days? \d|(?:even|odd|alternat\w*|every (?:other|second|third)) days?|other day"
    r"|days? (?:on|off)|weeks? (?:on|off)|qod|eod|q\.o\.d\.?|[bt]iw|q(?:[2-9]|\d\d)d"
    r"|(?<!avoid )(?<!from )(?<!the )(?<!in )sun(?![ -]?(?:exposure|light|screen))"
)
_GERMAN: Final = (
    r"(?:mon|diens|donners|frei|sams|sonn|werk|wochen|feier)tag(?:s|en?)?|mittwochs?"
    r"|sonnabends?|wochenenden?|werktäglich|jeden (?:2\.|zweiten|dritten)|tage? \d"
    r"|alle \d+ tage|(?<!\d )(?<!\d)mo|di|mi|fr|sa"
    r"|(?:do|so)\.? ?(?:[-\u2013,/+&]|und|u\.|bis) ?(?:mo|di|mi|do|fr|sa|so)"
)
_FRENCH: Final = (
    r"(?:lun|mar|mercre|jeu|vendre|same)dis?|dimanches?|lun|mer|jeu|ven|sam|dim"
    r"|jours? (?:ouvr\w+|pairs?|impairs?|\d)|(?:jour|un jour) sur"
)
_SPANISH: Final = (
    r"lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?|domingos?|mi[ée]|jue|vie"
    r"|s[áa]b|dom|d[ií]as? (?:h[áa]biles?|laborables?|alternos?|pares|impares|\d)"
    r"|cada \d+ d[ií]as"
)
_SOME_DAYS: Final = uncompiled(
    rf"\b(?:{_ENGLISH}|{_GERMAN}|{_FRENCH}|{_SPANISH})\b", re.IGNORECASE
)


def on_some_days(text: str) -> bool:
    """Tell whether the text names days, so that the dose is not that of each day."""
    return _SOME_DAYS.search(text) is not None
