"""Allergies: to what, how they showed themselves, how sure they are."""

import json
from datetime import date
from typing import Any

import pytest
from calls import bundle, call, read

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.moment import Moment

SNOMED = "http://snomed.info/sct"
DAY = Moment(date(2026, 1, 2))
ANAPHYLAXIS = {"manifestation": [{"coding": [{"system": SNOMED, "code": "39579001"}]}]}
HIVES = {"manifestation": [{"coding": [{"system": SNOMED, "code": "126485001"}]}]}
NAUSEA = {
    "manifestation": [
        {"coding": [{"system": SNOMED, "code": "422587007"}], "text": "nausea"}
    ]
}


def sent(text: str = "bee venom", **more: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON)
    """Return an allergy of 2026-01-02 that is named by words."""
    return {
        "resourceType": "AllergyIntolerance",
        "id": "a",
        "patient": {"reference": "Patient/p1"},
        "code": {"text": text},
        "recordedDate": "2026-01-02",
        **more,
    }


def allergies(*resources: dict[str, Any]) -> tuple[Allergy, ...]:
    """Read allergies out of a whole call."""
    return read(call({"allergies": bundle(*resources)})).allergies


def one(text: str = "bee venom", **more: Any) -> Allergy:  # noqa: ANN401 (JSON)
    """Read one allergy that is of interest."""
    (read_one,) = allergies(sent(text, **more))
    return read_one


def test_everything_it_says() -> None:
    """Substance, reactions, how bad, how sure, since when."""
    assert one("NSAIDs", reaction=[{**NAUSEA, "severity": "mild"}]) == Allergy(
        "AllergyIntolerance/a",
        frozenset({Allergen.NSAID}),
        name="NSAIDs",
        manifestations=("nausea",),
        only_gastrointestinal=True,
        recorded=DAY,
    )


@pytest.mark.parametrize(
    ("text", "allergen"),
    [
        ("Bee venom", "hymenoptera-venom"),
        ("Honey bee", "hymenoptera-venom"),
        ("wasp sting", "hymenoptera-venom"),
        ("Yellow jackets", "hymenoptera-venom"),
        ("FIRE ANT", "hymenoptera-venom"),
        ("Wespengift", "hymenoptera-venom"),
        ("piqûre de guêpe", "hymenoptera-venom"),
        ("veneno de abeja", "hymenoptera-venom"),
        ("Iodinated contrast", "contrast-medium"),
        ("IV dye", "contrast-medium"),
        ("Gadobutrol", "contrast-medium"),
        ("Röntgenkontrastmittel", "contrast-medium"),
        ("produit de contraste iodé", "contrast-medium"),
        ("Local anaesthetics", "local-anaesthetic-allergen"),
        ("topical anesthetic", "local-anaesthetic-allergen"),
        ("Lokalanästhetika", "local-anaesthetic-allergen"),
        ("lidocaína", "local-anaesthetic-allergen"),
        ("Novocain", "local-anaesthetic-allergen"),
        ("Opioids", "opioid-allergen"),
        ("narcotic analgesics", "opioid-allergen"),
        ("opiacés", "opioid-allergen"),
        ("NSAIDs", "nsaid-allergen"),
        ("Non-steroidal anti-inflammatory drugs", "nsaid-allergen"),
        ("NSAR", "nsaid-allergen"),
        ("AINS", "nsaid-allergen"),
        ("antiinflamatorios no esteroideos", "nsaid-allergen"),
        ("Alcohol", "alcohol-allergen"),
        ("ethyl alcohol", "alcohol-allergen"),
        ("ethanol", "alcohol-allergen"),
        ("Alkohol", "alcohol-allergen"),
        ("PEG-35 castor oil", "castor-oil-allergen"),
        ("Cremophor EL", "castor-oil-allergen"),
        ("Rizinusöl", "castor-oil-allergen"),
    ],
)
def test_names_of_classes(text: str, allergen: str) -> None:
    """Most allergies are to a class, and many are only words."""
    assert Allergen(allergen) in one(text).means


@pytest.mark.parametrize(
    "text",
    [
        "Bee pollen",
        "beeswax",
        "Gadus morhua",
        "cocaine",
        "Cetyl alcohol",
        "benzyl alcohol",
        "wool alcohols",
        "methyl alcohol",
        "alcohol wipes",
        "rubbing alcohol",
        "peanut",
        "penicillin",
        "iodine",
        "insect bites",
        "",
    ],
)
def test_what_only_sounds_like_one(text: str) -> None:
    """Wax of bees, cod, alcohols that nobody drinks."""
    assert allergies(sent(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "No known allergies to NSAIDs",
        "NKDA, no known contrast allergy",
        "Patient has no known allergy to opioids",
        "Tolerates aspirin",
        "Aspirin tolerated",
        "keine Allergie gegen Kontrastmittel",
        "aucune allergie aux opiacés",
        "niega alergia a AINE",
    ],
)
def test_the_denial_of_an_allergy(text: str) -> None:
    """Words that say there is none make none."""
    assert allergies(sent(text)) == ()


def test_a_code_is_not_denied_by_words() -> None:
    """What is coded as an allergy stays one."""
    code = {"coding": [{"system": SNOMED, "code": "288328004"}], "text": "none known"}
    assert one(code=code).means == {Allergen.HYMENOPTERA_VENOM}


@pytest.mark.parametrize(
    ("text", "drug", "allergen"),
    [
        ("ibuprofen", Drug.NSAID, Allergen.NSAID),
        ("aspirin", Drug.ASPIRIN, Allergen.NSAID),
        ("fentanyl", Drug.OPIOID_LOWER_RISK, Allergen.OPIOID),
        ("tramadol", Drug.OPIOID_NOT_RANKED, Allergen.OPIOID),
        ("lidocaine", Drug.LOCAL_ANAESTHETIC, Allergen.LOCAL_ANAESTHETIC),
    ],
)
def test_a_drug_stands_for_its_class(
    text: str, drug: Drug, allergen: Allergen
) -> None:
    """A rule may ask for either."""
    assert one(text).means >= {drug, allergen}


def test_a_drug_that_is_no_class() -> None:
    """It is known as the drug alone."""
    assert Drug.MUSCLE_RELAXANT_SAFER in one("rocuronium").means


@pytest.mark.parametrize(
    ("verification", "certainty"),
    [
        (None, "confirmed"),
        ("confirmed", "confirmed"),
        ("unconfirmed", "unconfirmed"),
        ("presumed", "unconfirmed"),
        ("local-word", "unconfirmed"),
        ("refuted", "refuted"),
    ],
)
def test_how_sure_it_is(verification: str | None, certainty: str) -> None:
    """A refuted one is kept as that: the patient was shown to tolerate it."""
    concept = {"coding": [{"code": verification}]} if verification else None
    assert one(verificationStatus=concept).certainty is Certainty(certainty)


def test_entered_in_error() -> None:
    """It never was, in any version."""
    gone = {"coding": [{"code": "entered-in-error"}]}
    for more in (
        {"verificationStatus": gone},
        {"clinicalStatus": gone},
        {"status": "entered-in-error"},
    ):
        chart = read(
            call({"allergies": bundle(sent(reaction=[ANAPHYLAXIS], **more))})
        )
        assert (chart.allergies, chart.events) == ((), ())


@pytest.mark.parametrize(
    ("clinical", "current"),
    [(None, True), ("active", True), ("inactive", False), ("resolved", False)],
)
def test_a_resolved_one_is_kept_and_not_current(
    clinical: str | None, current: bool  # noqa: FBT001 (a column of the table)
) -> None:
    """It still says that there was a reaction."""
    concept = {"coding": [{"code": clinical}]} if clinical else None
    assert one(clinicalStatus=concept).current is current


def test_criticality_is_no_severity() -> None:
    """It says how bad a next reaction may be, not how bad one was."""
    assert not one(criticality="high").severe
    assert not one(criticality="high", reaction=[{**HIVES, "severity": "mild"}]).severe
    assert one(criticality="low", reaction=[{**HIVES, "severity": "severe"}]).severe


def test_anaphylaxis_is_an_event_and_a_property() -> None:
    """Once, however many reactions there were; also of a resolved allergy."""
    reactions = [HIVES, ANAPHYLAXIS, ANAPHYLAXIS]
    resolved = {"coding": [{"code": "resolved"}]}
    chart = read(
        call({"allergies": bundle(sent(reaction=reactions, clinicalStatus=resolved))})
    )
    assert chart.allergies[0].anaphylaxis
    assert chart.events == (
        Event(
            "AllergyIntolerance/a", EventKind.ANAPHYLAXIS_REACTION, "bee venom", DAY
        ),
    )


def test_anaphylaxis_to_anything_is_an_event() -> None:
    """To peanut as well: the patient had one. The allergy itself is none of ours."""
    chart = read(call({"allergies": bundle(sent("peanut", reaction=[ANAPHYLAXIS]))}))
    assert [item.kind for item in chart.events] == [EventKind.ANAPHYLAXIS_REACTION]
    assert chart.allergies == ()


def test_a_refuted_anaphylaxis_is_no_event() -> None:
    """And one without manifestation or with hives alone is none either."""
    refuted = {"coding": [{"code": "refuted"}]}
    for more in (
        {"reaction": [ANAPHYLAXIS], "verificationStatus": refuted},
        {"reaction": [HIVES, {}]},
        {},
    ):
        assert read(call({"allergies": bundle(sent(**more))})).events == ()


@pytest.mark.parametrize(
    ("reactions", "only"),
    [
        ([], False),
        ([NAUSEA], True),
        ([NAUSEA, NAUSEA], True),
        ([NAUSEA, HIVES], False),
        ([NAUSEA, ANAPHYLAXIS], False),
        ([NAUSEA, {}], False),
        ([{"manifestation": [{"text": "nausea"}]}], False),
        ([{**NAUSEA, "description": "swelling of the throat"}], False),
        ([{**NAUSEA, "description": "  "}], True),
    ],
)
def test_only_of_stomach_and_bowel(
    reactions: list[dict[str, Any]], only: bool  # noqa: FBT001 (a column of the table)
) -> None:
    """Every reaction must be known by its code: this takes a warning away."""
    assert one(reaction=reactions).only_gastrointestinal is only


def test_the_substance_of_a_reaction() -> None:
    """It may say more than the code does."""
    reaction = {**HIVES, "substance": {"text": "wasp"}}
    assert one("unknown insect", reaction=[reaction]).means == {
        Allergen.HYMENOPTERA_VENOM
    }


def test_older_and_newer_versions() -> None:
    """DSTU2, STU3 and R5, and objects where lists belong or the other way round."""
    dstu2 = sent(substance={"text": "NSAIDs"}, status="refuted")
    del dstu2["code"]
    (old,) = allergies(dstu2)
    assert (old.means, old.certainty, old.name) == (
        {Allergen.NSAID},
        Certainty.REFUTED,
        "NSAIDs",
    )
    stu3 = sent(verificationStatus="unconfirmed", clinicalStatus="resolved")
    stu3["assertedDate"] = stu3.pop("recordedDate")
    (middle,) = allergies(stu3)
    assert (middle.certainty, middle.current, middle.recorded) == (
        Certainty.UNCONFIRMED,
        False,
        DAY,
    )
    r5 = {"manifestation": [{"concept": ANAPHYLAXIS["manifestation"][0]}]}
    assert one(reaction=[r5]).anaphylaxis
    assert one(reaction=ANAPHYLAXIS).anaphylaxis
    assert one(reaction={"manifestation": ANAPHYLAXIS["manifestation"][0]}).anaphylaxis
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
    status: str, certainty: str, current: bool  # noqa: FBT001 (a column of the table)
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
    assert json.dumps([item.reference for item in chart.unread]) == (
        '["AllergyIntolerance/a"]'
    )
