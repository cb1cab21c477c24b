"""A laboratory's own code counts when its whole name is on the list."""

import pytest
from lab_results import one_lab, quantity, read

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.analyte_names import NAMES
from cds_service.from_fhir.analytes import recognised
from cds_service.from_fhir.wire.datatypes import CodeableConcept


@pytest.mark.parametrize(("name", "analyte"), NAMES.items())
def test_every_listed_name_is_found(name: str, analyte: Analyte) -> None:
    """As it stands and shouted: what the list holds is spelled as names are folded."""
    for said in (name, name.upper(), f" {name} "):
        (known,) = recognised(CodeableConcept(text=said))
        assert (known.analyte, known.doubt) == (analyte, "recognised by name")


@pytest.mark.parametrize(
    ("name", "analyte"),
    [
        ("Hämoglobin", Analyte.HEMOGLOBIN),
        ("Ha\u0308moglobin", Analyte.HEMOGLOBIN),
        ("Neutrophile (absolut)", Analyte.NEUTROPHILS),
        ("Neutrófilos, #", Analyte.NEUTROPHILS),
        ("Neutrophile%", Analyte.NEUTROPHIL_PERCENT),
        ("Plaquettes", Analyte.PLATELETS),
        ("Leucocitos", Analyte.LEUKOCYTES),
        ("Tryptase i.S.", None),
        ("Neutrophile", None),
        ("Neutrófilos", None),
        ("Hämoglobin A1c", None),
        ("Thrombozyten (Citrat)", None),
        ("MCHC Hämoglobin", None),
    ],
)
def test_names_in_other_languages(name: str, analyte: Analyte | None) -> None:
    """German, French and Spanish names count, what may be something else does not."""
    found = recognised(CodeableConcept(text=name))
    assert [known.analyte for known in found] == ([analyte] if analyte else [])


def test_a_result_by_name_is_read_and_said() -> None:
    """It decides as a coded one, and its doubt is shown."""
    lab = one_lab({"text": "Thrombozyten"}, valueQuantity=quantity(45, "Gpt/l"))
    assert lab.analyte is Analyte.PLATELETS
    assert lab.doubts == ("recognised by name",)
    assert (
        read({"text": "Thrombozyten (Citrat)"}, valueQuantity=quantity(45, "G/l")) == []
    )
