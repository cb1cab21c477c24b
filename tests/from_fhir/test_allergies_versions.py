"""Allergies of other versions of FHIR, of other patients, of wrong shapes."""

from datetime import date

import pytest
from calls import bundle, call, read
from from_fhir.sent_allergies import ANAPHYLAXIS, HIVES, SNOMED, allergies, one, sent

from cds_service.clinical.allergy import Allergen, Certainty
from cds_service.clinical.moment import Moment

DAY = Moment(date(2026, 1, 2))
SHOWN = {"coding": [{"system": SNOMED, "code": "39579001"}]}


def test_older_and_newer_versions() -> None:
    """DSTU2, STU3 and R5, and objects where lists belong or the other way round."""
    dstu2 = sent(substance={"text": "NSAIDs"}, status="refuted")
    del dstu2["code"]
    (old,) = allergies(dstu2)
    assert old.means == {Allergen.NSAID}
    assert (old.certainty, old.name) == (Certainty.REFUTED, "NSAIDs")
    stu3 = sent(verificationStatus="unconfirmed", clinicalStatus="resolved")
    stu3["assertedDate"] = stu3.pop("recordedDate")
    (middle,) = allergies(stu3)
    assert (middle.certainty, middle.current, middle.recorded) == (
        Certainty.UNCONFIRMED,
        False,
        DAY,
    )
    r5 = {"manifestation": [{"concept": SHOWN}]}
    assert one(reaction=[r5]).anaphylaxis
    assert one(reaction=ANAPHYLAXIS).anaphylaxis
    assert one(reaction={"manifestation": SHOWN}).anaphylaxis
    assert one(code=[{"text": "wasp"}]).name == "wasp"


@pytest.mark.parametrize(
    ("status", "certainty", "current"),
    [
        ("active", "confirmed", True),
        ("confirmed", "confirmed", True),
        ("unconfirmed", "unconfirmed", True),
        ("inactive", "confirmed", False),
        ("resolved", "confirmed", False),
    ],
)
def test_the_one_status_of_dstu2(
    status: str,
    certainty: str,
    current: bool,
) -> None:
    """It says both how sure and whether still."""
    known = one(status=status)
    assert (known.certainty, known.current) == (Certainty(certainty), current)


def test_an_unlikely_cause_is_unconfirmed() -> None:
    """Older versions say so of each reaction; all of them must be."""
    unlikely = {**HIVES, "certainty": "unlikely"}
    assert one(reaction=[unlikely]).certainty is Certainty.UNCONFIRMED
    assert one(reaction=[unlikely, HIVES]).certainty is Certainty.CONFIRMED


def test_that_of_another_patient_is_left_out() -> None:
    """And counted."""
    other = sent(patient={"reference": "Patient/p2"})
    chart = read(call({"allergies": bundle(other)}))
    assert chart.allergies == ()
    assert [item.why for item in chart.unread] == [
        "1 resource belongs to another patient"
    ]


def test_a_malformed_one_is_said() -> None:
    """It may have been an anaphylaxis."""
    chart = read(call({"allergies": bundle(sent(recordedDate=5))}))
    assert [item.reference for item in chart.unread] == ["AllergyIntolerance/a"]
