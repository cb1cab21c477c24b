"""A value set: codes that mean one thing, read from a FHIR ValueSet.

`compose.include` lists codes, or names one code with all below it (a filter
`concept is-a`, for ICD and ATC, where the beginning of a code is its parent).
Each include says where its codes were confirmed; see `code_sources`.
"""

from typing import Any, Final

from cds_service.frozen import Frozen

UNVERIFIED: Final = "https://smcds.org/fhir/StructureDefinition/code-unverified"
SOURCE: Final = "https://smcds.org/fhir/StructureDefinition/code-source"

Code = tuple[str, str]
"""System URI and code."""


class ValueSet(Frozen, kw_only=False):
    """Codes that mean one thing: (system URI, code) -> verified."""

    id: str
    title: str
    codes: dict[Code, bool]
    families: tuple[Code, ...] = ()
    """Codes that stand for themselves and for all below them."""
    sources: tuple[tuple[Code, tuple[str, ...]], ...] = ()
    """Where each code and family was confirmed or, unverified, comes from."""
    licences: str = ""

    def of_system(self, system: str) -> tuple[str, ...]:
        """Return its codes of one system, in the order of the file."""
        return tuple(code for listed, code in self.codes if listed == system)


def read_value_set(content: dict[str, Any]) -> ValueSet:
    """Return the value set of one FHIR ValueSet in our form."""
    codes: dict[Code, bool] = {}
    families: list[Code] = []
    sources: list[tuple[Code, tuple[str, ...]]] = []
    for include in content["compose"]["include"]:
        system = include["system"]
        listed = {
            (system, concept["code"]): not _flagged(concept)
            for concept in include.get("concept", ())
        }
        below = [(system, step["value"]) for step in include.get("filter", ())]
        codes |= listed
        families += below
        named = _sources(include)
        sources += ((code, named) for code in (*listed, *below))
    return ValueSet(
        content["id"],
        content["title"],
        codes,
        tuple(families),
        tuple(sources),
        content.get("copyright", ""),
    )


def _flagged(concept: dict[str, Any]) -> bool:
    return any(item["url"] == UNVERIFIED for item in concept.get("extension", ()))


def _sources(include: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        item["valueCode"]
        for item in include.get("extension", ())
        if item["url"] == SOURCE
    )
