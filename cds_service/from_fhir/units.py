"""Units by allow-list: many spellings, one name, an exact factor per analyte.

A spelling is first named (`name`), whatever is measured, so that a unit of
the wrong kind is noticed and not merely unknown. Only the names listed for an
analyte (`factors`) are converted; everything else is shown raw.

Refused on purpose: M/L (mega or milli?), 10*6/uL (a red-cell unit), 10*3/mL,
a fraction of 1 for a percentage, molar tryptase.
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.conversions import CAPITAL_G, FACTORS
from cds_service.patterns import uncompiled

_LONGEST_SPELLING: Final = 64
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LETTERS: Final = str.maketrans({"μ": "u", "\N{MULTIPLICATION SIGN}": "x", "·": "x"})

_COUNT: Final = uncompiled(
    r"(?P<multiplier>"
    r"(?:[x*]?10(?:\*\*|\*|\^|e\+?|exp|\+|x|(?P<open>\())0?(?P<power>1[0-2]|[1-9])(?(open)\)))"
    r"|1000|k|th|thous?|thsd|thousands?|tsd|tausend|milliers?|miles"
    r"|giga|gpt|bil|billions?|mrd|mia|la(?:kh|c)s?|"
    r")\.?(?:\{?(?:cells?|count|\#|zellen|cellules|c[e\u00e9]lulas)\}?)?"
    r"/(?P<volume>ul|mcl|microlit(?:er|re)s?|mm[\^*]?3|cmm|cu\.?mm|nl|ml|dl|l|lit(?:er|re)s?)",
    re.IGNORECASE,
)
# Said in English, German, French and Spanish; "mil" may be a million and is not.
_POWER: Final = {
    "": 0,
    **dict.fromkeys(("1000", "k", "th", "thou", "thsd", "thousand"), 3),
    **dict.fromkeys(("tsd", "tausend", "millier", "mile"), 3),
    **dict.fromkeys(("giga", "gpt", "bil", "billion", "mrd", "mia"), 9),
    "lakh": 5,
    "lac": 5,
}
SPELLED: Final = {
    "10*5/uL": "lakh|lakhs|lac|lacs",
    "g/dL": (
        "g/dl|gm/dl|gms/dl|gr/dl|g/100ml|gm/100ml|g%|gm%|g/deciliter|gram/dl|grams/dl"
    ),
    "g/L": "g/l|gm/l|gr/l|g/liter",
    "g/mL": "g/ml",
    "mg/dL": "mg/dl",
    "mg/L": "mg/l",
    "mmol/L": "mmol/l|mmol/lhb|mmol/l(fe)",
    "umol/L": "umol/l",
    "nmol/L": "nmol/l",
    "pmol/L": "pmol/l",
    "ng/mL": "ng/ml|nanogram/ml|nanograms/ml",
    "ng/dL": "ng/dl",
    "ug/L": "ug/l|mcg/l|microg/l|microgram/l|micrograms/l",
    "ug/mL": "ug/ml|mcg/ml",
    "%": (
        "%|percent|pct|prozent|%wbc|%wbcs|%{wbcs}|%ofwbc|/100wbc|/100wbcs"
        "|/100{wbcs}|/100{leukocytes}"
    ),
    "1": "1",
    "kg": "kg|kgs|kilogram|kilograms",
    "g": "g|gram|grams",
    "[lb_av]": "[lb_av]|lb|lbs|pound|pounds",
    "U/L": "u/l|iu/l|[iu]/l|units/l|unit/l|e/l|ie/l|ui/l",
    "m[IU]/mL": "m[iu]/ml|miu/ml|mu/ml|mie/ml|mui/ml|me/ml",
    "ukat/L": "ukat/l",
    "nkat/L": "nkat/l",
    "mL/min/{1.73_m2}": (
        "ml/min/{1.73_m2}|ml/min/1.73m2|ml/min/1.73.m2|ml/min/1.73m^2|ml/min/1.73m*2"
        "|ml/min/{1.73m2}|ml/min/1.73sqm|ml/min/1,73m2|ml/min/1,73m^2"
    ),
    "{score}": "{score}|score|{t-score}|t-score|{z-score}|z-score|sd|{sd}|points",
}
_OTHER_NAMES: Final = {
    spelled: named
    for named, spellings in SPELLED.items()
    for spelled in spellings.split("|")
}

_GIGA_OR_GRAM: Final = frozenset({CAPITAL_G, "G/l"})


def factors(analyte: Analyte) -> dict[str, Decimal]:
    """Return the units an analyte is read in, each with its exact factor."""
    return FACTORS[analyte]


def name(spelling: str) -> str | None:
    """Return the name of the unit that was spelled, None for an unknown one."""
    return None if len(spelling) > _LONGEST_SPELLING else _name(spelling)


@lru_cache(maxsize=1024)
def _name(spelling: str) -> str | None:
    plain = _plain(spelling)
    if plain in _GIGA_OR_GRAM:
        return CAPITAL_G
    return _OTHER_NAMES.get(plain.casefold()) or _count_name(plain)


def _plain(spelling: str) -> str:
    """Undo what typography and habit do to a unit; capitals are kept."""
    raised = re.sub(
        r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+",
        lambda found: "^" + found[0].translate(_SUPERSCRIPTS),
        spelling,
    )
    plain = unicodedata.normalize("NFKC", raised).translate(_LETTERS)
    plain = re.sub(r"\bper\b", "/", plain, flags=re.IGNORECASE)
    return re.sub(r"\s+", "", plain)


def _count_name(plain: str) -> str | None:
    match = _COUNT.fullmatch(plain)
    if match is None:
        return None
    multiplier = match["multiplier"].casefold().rstrip("s")
    power = int(match["power"]) if match["power"] else _POWER[multiplier]
    volume = _volume(match["volume"])
    return f"10*{power}/{volume}" if power else f"/{volume}"


def _volume(spelled: str) -> str:
    folded = spelled.casefold()
    if folded in {"nl", "ml", "dl"}:
        return f"{folded[0]}L"
    return "L" if folded.startswith("l") else "uL"
