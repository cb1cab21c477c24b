"""How many milligrams of epinephrine one device gives.

A device for a child is spelled in many ways: by its code, by volume and
concentration ("0.3 ML epinephrine 0.5 MG/ML"), by micrograms, by a bare number
after its brand. Of several that are said the least counts: a full device that is
taken for a weak one costs a question, a weak one taken for a full one half a dose.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from cds_service.from_fhir.drug_names import folded
from cds_service.from_fhir.products import Product
from cds_service.knowledge.terminology import NDC, RXNORM, canonical
from cds_service.patterns import uncompiled

_CODES: Final = {
    RXNORM: {
        "0.1": ("1991328", "1991329"),
        "0.15": (
            *("2178790", "2178792", "727316", "727386", "1870225"),
            *("1870232", "1305268"),
        ),
        "0.3": (
            *("1989112", "1989117", "1870207", "727347", "1870230"),
            *("1870205", "1305269"),
        ),
        "1": ("2709207", "2709209"),
        "2": ("2693442", "2693448"),
    },
    NDC: {
        "0.1": ("51662147602", "60842002101"),
        "0.15": (
            *("00781344820", "00093598519", "49502050101", "00115169530"),
            *("51662132102", "60842002201"),
        ),
        "0.3": (
            *("00781344220", "00093598619", "49502050001", "49502050002"),
            *("00115169430", "51662132002", "60842002301", "60842002302"),
        ),
        "1": ("82580001002",),
        "2": ("71872733001",),
    },
}
"""The products of codes.md 9.2 by volume times concentration (a spray is 0.1 ml)."""
_MG_OF: Final = {
    (system, code): Decimal(mg)
    for system, table in _CODES.items()
    for mg, codes in table.items()
    for code in codes
}

_INJECTED_MG: Final = frozenset(map(Decimal, ("0.1", "0.15", "0.3", "0.5")))
_SPRAYED_MG: Final = frozenset(map(Decimal, ("1", "2")))
_SPRAY_ML: Final = Decimal("0.1")
_MG_IN_A_MICROGRAM: Final = Decimal("0.001")
_JUNIOR_MG: Final = Decimal("0.15")

_NUMBER: Final = r"(?<![\d.,:])(\d{0,4}(?:[.,]\d{1,3})?)"
_MG: Final = uncompiled(
    _NUMBER + r"\s*(?:mg|milligrams?|milligramm|miligramos?)\b(?!\s*/\s*1?\s*ml\b)"
)
_UG: Final = uncompiled(
    _NUMBER + r"\s*(?:mcg|[\u00b5\u03bc]g|ug|mc?rg|(?:micro|mikro)gram\w*)(?!\w)"
)
_BRAND: Final = uncompiled(
    r"\b(?:epi[- ]?pen|jext|anapen|emerade|fastjekt|altellus|allerject|penepin)"
    r"(?:[- ]?(?:jr|junior))?[\W_]{1,3}(100|150|300|500)(?![\d.,]|\s*[a-z])"
)
_BARE: Final = uncompiled(
    r"\b(?:epi[- ]?pen|jext|anapen|emerade|fastjekt|auvi[- ]?q|symjepi|allerject)"
    r"\W{1,3}(0?[.,]1(?:5)?)(?![\d.,])"
)
_JUNIOR: Final = uncompiled(r"(?:\b|(?<=pen))(?:jr|junior)\b")
_ML: Final = uncompiled(_NUMBER + r"\s*ml\b")
_MG_PER_ML: Final = uncompiled(_NUMBER + r"\s*mg\s*/\s*1?\s*ml\b")
_ONE_IN: Final = uncompiled(r"(?<![\d.,:])1\s*:\s*([12])[., ]?000(?!\d)")
_SPRAY: Final = uncompiled(r"nasal|nasen|neffy|/ ?spray\b")


def device_mg(product: Product) -> Decimal | None:
    """Return the milligrams of one device, the least that is said; None if unsaid."""
    coded = {
        _MG_OF[key]
        for concept in product.concepts
        for coding in concept.coding or ()
        if (key := (canonical(coding.system or ""), coding.code or "")) in _MG_OF
    }
    named = {mg for text in product.said for mg in _named(folded(text))}
    return min(coded | named, default=None)


def _named(said: str) -> Iterator[Decimal]:
    """Return what the words say, as far as a device holds so much."""
    spray = bool(_SPRAY.search(said))
    holds = _SPRAYED_MG if spray else _INJECTED_MG
    yield from (mg for mg in _amounts(said, spray=spray) if mg in holds)
    if _JUNIOR.search(said):
        yield _JUNIOR_MG


def _amounts(said: str, *, spray: bool) -> Iterator[Decimal]:
    yield from _numbers(_MG.findall(said))
    yield from _numbers(_BARE.findall(said))
    for number in _numbers((*_UG.findall(said), *_BRAND.findall(said))):
        yield number * _MG_IN_A_MICROGRAM
    volumes = (_SPRAY_ML,) if spray else tuple(_numbers(_ML.findall(said)))
    for each in _concentrations(said):
        yield from (volume * each for volume in volumes)


def _concentrations(said: str) -> Iterator[Decimal]:
    """Return milligrams a millilitre, also of "1:1000"."""
    yield from _numbers(_MG_PER_ML.findall(said))
    for thousands in _ONE_IN.findall(said):
        yield 1 / Decimal(thousands)


def _numbers(found: list[str] | tuple[str, ...]) -> Iterator[Decimal]:
    for text in found:
        spelled = text.replace(",", ".")
        if spelled.strip("."):
            yield Decimal(spelled)
