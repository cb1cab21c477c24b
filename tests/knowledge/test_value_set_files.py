"""Every value set is a FHIR ValueSet that says where its codes come from."""

import json
from importlib.resources import files
from typing import Any, Final

import pytest
from fhir.resources.R4B.valueset import ValueSet as FhirValueSet

from cds_service.knowledge.code_sources import CODE_SOURCES
from cds_service.knowledge.code_systems import (
    ATC,
    CPT,
    ICD_11,
    LOINC,
    NDC,
    RXNORM,
    SNOMED,
    canonical,
)
from cds_service.knowledge.terminology import value_sets
from cds_service.knowledge.value_set import SOURCE, UNVERIFIED

_FOLDER: Final = files("cds_service.knowledge") / "value_sets"
_FILES: Final = sorted(file.name for file in _FOLDER.iterdir())
_LICENSED: Final = {
    LOINC: "LOINC:",
    SNOMED: "SNOMED CT:",
    RXNORM: "RxNorm:",
    ATC: "ATC:",
    NDC: "NDC:",
    CPT: "CPT:",
    ICD_11: "ICD-11:",
}


def _content(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((_FOLDER / name).read_text("utf-8"))
    return content


def _includes(name: str) -> list[dict[str, Any]]:
    includes: list[dict[str, Any]] = _content(name)["compose"]["include"]
    return includes


@pytest.mark.parametrize("name", _FILES)
def test_it_is_a_fhir_value_set_under_its_own_name(name: str) -> None:
    """A terminology server could load it as it is."""
    content = _content(name)
    if content["compose"]["include"]:
        FhirValueSet.model_validate(content)
    assert name == f"{content['id']}.json"
    assert content["url"] == f"https://smcds.org/fhir/ValueSet/{content['id']}"
    assert content["title"]
    assert content["description"]


@pytest.mark.parametrize("name", _FILES)
def test_every_code_says_where_it_was_confirmed(name: str) -> None:
    """Or, when it is flagged unverified, where it comes from."""
    for include in _includes(name):
        said = [item for item in include["extension"] if item["url"] == SOURCE]
        assert said
        assert {item["valueCode"] for item in said} <= CODE_SOURCES.keys()


@pytest.mark.parametrize("name", _FILES)
def test_what_only_notes_say_is_unverified(name: str) -> None:
    """No code is trusted because we wrote it down ourselves."""
    for include in _includes(name):
        said = {item["valueCode"] for item in include["extension"]}
        if said == {"CODES"}:
            flags = [concept.get("extension") for concept in include["concept"]]
            assert all(flag and flag[0]["url"] == UNVERIFIED for flag in flags)


@pytest.mark.parametrize("name", _FILES)
def test_no_display_is_kept_and_systems_are_canonical(name: str) -> None:
    """Displays of licensed systems are not ours to give away."""
    for include in _includes(name):
        assert canonical(include["system"]) == include["system"]
        for concept in include.get("concept", ()):
            assert concept.keys() <= {"code", "extension"}


@pytest.mark.parametrize("name", _FILES)
def test_no_code_is_listed_twice(name: str) -> None:
    """Else one listing could be flagged and the other not."""
    listed = [
        (include["system"], concept["code"])
        for include in _includes(name)
        for concept in include.get("concept", ())
    ]
    assert len(listed) == len(set(listed))


def test_the_licences_of_its_systems_are_named() -> None:
    """Each value set names the licence of each licensed system in it."""
    for value_set in value_sets().values():
        systems = {system for (system, _), _ in value_set.sources}
        for system in systems & _LICENSED.keys():
            assert _LICENSED[system] in value_set.licences, value_set.id
