"""A laboratory's own code counts when its whole name is on the list."""

from typing import Any

import pytest
from lab_results import one_lab, one_unread, quantity, read

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.analyte_names import BY_UNIT, NAMES
from cds_service.from_fhir.analytes import NOT_ON_THE_LIST, OTHER_CODE, recognised
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
        ("Neutrophile", Analyte.NEUTROPHILS),
        ("Neutrófilos", Analyte.NEUTROPHILS),
        ("Haemoglobin (Hb)", Analyte.HEMOGLOBIN),
        ("Hb (Blut)", Analyte.HEMOGLOBIN),
        ("Thrombozyten (EDTA)", Analyte.PLATELETS),
        ("Leukos", Analyte.LEUKOCYTES),
        ("Neutro abs", Analyte.NEUTROPHILS),
        ("Neutrophils, auto (abs)", Analyte.NEUTROPHILS),
        ("Granulozyten, neutrophile", Analyte.NEUTROPHILS),
        ("PNN", Analyte.NEUTROPHILS),
        ("Polynucléaires neutrophiles", Analyte.NEUTROPHILS),
        ("NEUT", Analyte.NEUTROPHILS),
        ("Segmentkernige", Analyte.SEGMENTED_NEUTROPHILS),
        ("Tryptase basal", Analyte.TRYPTASE),
        ("Basale Serumtryptase", Analyte.TRYPTASE),
        ("Hämoglobin A1c", None),
        ("Mean platelet volume", None),
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


@pytest.mark.parametrize(
    ("name", "amount", "about"),
    [
        ("Thrombozyten (Citrat)", quantity(45, "G/l"), Analyte.PLATELETS),
        ("Neutrophils whole blood", quantity(0.4, "K/uL"), Analyte.NEUTROPHILS),
        ("Tryptase i.S.", quantity(30, "ug/l"), Analyte.TRYPTASE),
    ],
)
def test_a_name_near_the_list_is_not_passed_over(
    name: str, amount: dict[str, object], about: Analyte
) -> None:
    """A result that speaks of one of ours and is not read is said."""
    unread = one_unread({"text": name}, valueQuantity=amount)
    assert (unread.about, unread.why) == (
        about,
        "its name is not one this result is read by",
    )


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Thrombozyten unreif", {"valueQuantity": quantity(4, "G/l")}),
        ("Neutrophile toxisch", {"valueQuantity": quantity(4, "%")}),
        ("Platelets seen", {"valueString": "adequate"}),
        ("Mean platelet volume", {"valueQuantity": quantity(9, "fL")}),
    ],
)
def test_what_is_no_count_of_them_stays_unsaid(
    name: str, fields: dict[str, object]
) -> None:
    """A share of something, a volume and a word are no count that was missed."""
    assert read({"text": name}, **fields) == []


@pytest.mark.parametrize("name", BY_UNIT)
def test_the_unit_tells_a_count_from_a_share(name: str) -> None:
    """Neutrophils in 10*9/L are a count, in % a share; without a unit neither."""
    count, share = BY_UNIT[name]
    named = {"text": name.title()}
    assert one_lab(named, valueQuantity=quantity(0.4, "10*9/L")).analyte is count
    assert one_lab(named, valueQuantity=quantity(40, "%")).analyte is share
    assert one_lab(named, valueString="40 %").analyte is share
    assert one_unread(named, valueQuantity=quantity(40)).why == "it has no unit"


LCN = "Neutrophils [#/volume] in Blood by Automated count"


@pytest.mark.parametrize(
    ("name", "unit", "analyte"),
    [
        (LCN, "10*9/L", Analyte.NEUTROPHILS),
        ("Neutrophils [#/volume] in Blood", "10*9/L", Analyte.NEUTROPHILS),
        (
            "Neutrophils/100 leukocytes in Blood by Manual count",
            "%",
            Analyte.NEUTROPHIL_PERCENT,
        ),
        ("Eosinophils [#/volume] in Blood", "10*9/L", Analyte.EOSINOPHILS),
        ("Leukocytes [#/volume] in Blood", "10*9/L", Analyte.LEUKOCYTES),
        ("Platelets [#/volume] in Blood", "10*9/L", Analyte.PLATELETS),
        ("Hemoglobin [Mass/volume] in Blood", "g/dL", Analyte.HEMOGLOBIN),
        ("TRYPTASE [MASS/VOLUME] IN SERUM OR PLASMA", "ug/L", Analyte.TRYPTASE),
    ],
)
def test_names_as_loinc_makes_them(name: str, unit: str, analyte: Analyte) -> None:
    """Converters keep the long name of a code and lose the code."""
    lab = one_lab({"text": name}, valueQuantity=quantity(9, unit))
    assert (lab.analyte, lab.doubts) == (analyte, ("recognised by name",))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Neutrophils [#/volume] in Body fluid", "10*9/L"),
        ("Hemoglobin [Mass/volume] in Cord blood", "g/dL"),
        ("Hemoglobin S [Mass/volume] in Blood", "g/dL"),
        ("Carboxyhemoglobin", "g/dL"),
        ("Erythrocyte mean corpuscular hemoglobin concentration", "g/dL"),
        ("Platelet mean volume [Entitic volume] in Blood", "fL"),
    ],
)
def test_long_names_of_something_else(name: str, unit: str) -> None:
    """They are neither read nor told."""
    assert read({"text": name}, valueQuantity=quantity(9, unit)) == []


@pytest.mark.parametrize("name", ["Haemoglobin level", "Hb (Hämoglobin)"])
def test_a_haemoglobin_by_another_name_is_told(name: str) -> None:
    """As for platelets: a value is there, and nobody is to think that none is."""
    unread = one_unread({"text": name}, valueQuantity=quantity(9, "g/dL"))
    assert (unread.about, unread.why) == (Analyte.HEMOGLOBIN, NOT_ON_THE_LIST)


def coded(code: str, name: str) -> dict[str, Any]:
    """Return a LOINC code with a name."""
    system = "http://loinc.org"
    return {"coding": [{"system": system, "code": code, "display": name}]}


def test_a_code_that_cannot_be_one_leaves_the_name() -> None:
    """54448-2 circulates as tryptase; its check digit is wrong, so it is no code."""
    lab = one_lab(coded("54448-2", "Tryptase"), valueQuantity=quantity(34, "ng/mL"))
    assert (lab.analyte, lab.doubts) == (Analyte.TRYPTASE, ("recognised by name",))


def test_a_tryptase_under_the_code_of_something_else_is_told() -> None:
    """21370-2 circulates as well and is the code of another test."""
    sent = coded("21370-2", "Tryptase")
    unread = one_unread(sent, valueQuantity=quantity(34, "ng/mL"))
    assert (unread.about, unread.why) == (Analyte.TRYPTASE, OTHER_CODE)


def test_other_names_under_other_codes_say_nothing() -> None:
    """Cells of another fluid have the name of blood cells and a code of their own."""
    sent = coded("26513-2", "Neutrophils")
    assert read(sent, valueQuantity=quantity(9, "10*9/L")) == []
