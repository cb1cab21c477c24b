"""Allergies: how they showed themselves, and how sure they are."""

from datetime import date
from typing import Any

import pytest
from calls import bundle, call, read
from from_fhir.sent_allergies import ANAPHYLAXIS, HIVES, NAUSEA, allergies, one, sent

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.moment import Moment

DAY = Moment(date(2026, 1, 2))
BOTH = {
    "coding": [
        *NAUSEA["manifestation"][0]["coding"],
        *ANAPHYLAXIS["manifestation"][0]["coding"],
    ]
}


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
        chart = read(call({"allergies": bundle(sent(reaction=[ANAPHYLAXIS], **more))}))
        assert (chart.allergies, chart.events) == ((), ())


@pytest.mark.parametrize(
    ("clinical", "current"),
    [(None, True), ("active", True), ("inactive", False), ("resolved", False)],
)
def test_a_resolved_one_is_kept_and_not_current(
    clinical: str | None,
    current: bool,
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
        Event("AllergyIntolerance/a", EventKind.ANAPHYLAXIS_REACTION, "bee venom", DAY),
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
        ([{"manifestation": [BOTH]}], False),
        ([NAUSEA, {}], False),
        ([{"manifestation": [{"text": "nausea"}]}], False),
        ([{**NAUSEA, "description": "swelling of the throat"}], False),
        ([{**NAUSEA, "description": "  "}], True),
    ],
)
def test_only_of_stomach_and_bowel(
    reactions: list[dict[str, Any]],
    only: bool,
) -> None:
    """Every reaction must be known by its code: this takes a warning away."""
    assert one(reaction=reactions).only_gastrointestinal is only


def test_the_substance_of_a_reaction() -> None:
    """It may say more than the code does."""
    reaction = {**HIVES, "substance": {"text": "wasp"}}
    assert one("unknown insect", reaction=[reaction]).means == {
        Allergen.HYMENOPTERA_VENOM
    }


def test_the_last_reaction_has_its_own_day() -> None:
    """The latest that is said, apart from the day it was put on record."""
    reactions = [{**HIVES, "onset": "2025-11-20"}, {**HIVES, "onset": "2024-01-01"}]
    said = one("NSAIDs", reaction=reactions, lastOccurrence="2025-10-01")

    assert said.recorded == DAY
    assert said.happened == Moment(date(2025, 11, 20))
    assert one("NSAIDs", lastOccurrence="2025").happened == Moment(
        date(2025, 1, 1), vague=True
    )
    assert one("NSAIDs", reaction=[HIVES]).happened is None


@pytest.mark.parametrize(
    "text",
    [
        "Ibuprofeno",
        "ibuprofène",
        "Ibuprofen",
        "Allergie gegen Ibuprofen",
        "allergie à l'ibuprofène",
        "alergia al ibuprofeno",
        "Allergy to ibuprofen",
        "Ibuprofenallergie",
        "Ibuprofen-Unverträglichkeit",
        "Intoleranz auf Ibuprofen",
    ],
)
def test_a_drug_is_an_allergen_in_each_language(text: str) -> None:
    """The words for allergy, which take a drug back in an order, do not here."""
    assert one(text).means == {Allergen.NSAID, Drug.NSAID, Drug.BLEEDING_RISK}


@pytest.mark.parametrize(
    "text",
    [
        "keine Allergie gegen Ibuprofen",
        "not allergic to ibuprofen",
        "sin alergia al ibuprofeno",
        "pas d'allergie à l'ibuprofène",
        "Allergie gegen Amoxicillin",
    ],
)
def test_no_allergy_to_a_drug_of_ours(text: str) -> None:
    """Denied, or to another drug."""
    assert allergies(sent(text)) == ()
