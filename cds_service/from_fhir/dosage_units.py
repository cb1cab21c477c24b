"""The units of a dose: of mass, of volume, of time, and what counts as one piece."""

from decimal import Decimal
from typing import Final

MG_IN: Final = {
    "mg": Decimal(1),
    "milligram": Decimal(1),
    "milligrams": Decimal(1),
    "g": Decimal(1000),
    "gram": Decimal(1000),
    "ug": Decimal("0.001"),
    "mcg": Decimal("0.001"),
    "\u00b5g": Decimal("0.001"),  # the micro sign, and the Greek letter that case
    "\u03bcg": Decimal("0.001"),  # folding makes of it
}
PIECE_WORDS: Final = (
    *("capsule", "cap", "caplet", "tablet", "tab", "tbl", "pill", "softgel"),
    *("kapsel", "kapseln", "kaps", "kps", "hartkapsel", "hartkapseln"),
    *("weichkapsel", "weichkapseln", "tablette", "tabletten", "tabl"),
    *("filmtablette", "filmtabletten", "stk", "stück", "gélule", "gelule"),
    *("comprimé", "comprime", "cpr", "cápsula", "capsula", "comprimido"),
    *("tableta", "pastilla"),
)
"""UCUM annotations and the words of four languages; each is one piece."""
PIECES: Final = frozenset(
    f"{piece}{ending}" for piece in PIECE_WORDS for ending in ("", "s", "(s)")
)
HOURS_IN: Final = {
    **dict.fromkeys(("h", "hr", "hour", "hours"), Decimal(1)),
    **dict.fromkeys(("d", "day", "days", "24.h"), Decimal(24)),
    **dict.fromkeys(("wk", "week", "weeks"), Decimal(168)),
}
MILLILITRES: Final = frozenset(
    {"ml", "milliliter", "milliliters", "millilitre", "millilitres"}
)
