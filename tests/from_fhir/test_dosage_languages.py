"""Everyday German, French and Spanish instructions, and what must not be read."""

from decimal import Decimal

import pytest

from cds_service.from_fhir.dosage_food import taken_with_food
from cds_service.from_fhir.dosage_languages import in_english
from cds_service.from_fhir.dosage_text import read_text
from cds_service.from_fhir.strengths import Strength

CAPSULE = Strength(mg_each=Decimal(25))

CLEAR = [
    ("100mg 2x/Tag", "100", "2"),
    ("2 x tgl. 100 mg", "100", "2"),
    ("2x tägl. 4 Kps.", "100", "2"),
    ("100 mg zweimal täglich zu den Mahlzeiten", "100", "2"),
    ("2-mal am Tag 4 Hartkapseln", "100", "2"),
    ("4 Kapseln morgens und abends", "100", "2"),
    ("morgens 4 Kapseln, abends 4 Kapseln", "100", "2"),
    ("1 Tablette morgens, mittags und abends", "25", "3"),
    ("alle 12 Stunden 100 mg", "100", "2"),
    ("zweimal täglich 4 Kapseln mit dem Essen einnehmen", "100", "2"),
    ("4 Kapseln à 25 mg 2x täglich", "100", "2"),
    ("2x täglich je 100 mg", "100", "2"),
    ("12,5 mg dreimal täglich", "12.5", "3"),
    ("einmal täglich 100 mg", "100", "1"),
    ("100 mg täglich", "100", "1"),
    ("1 Tbl. pro Tag", "25", "1"),
    ("1 Stk zur Nacht", "25", "1"),
    ("4 gélules 2 fois par jour", "100", "2"),
    ("4 gélules deux fois par jour pendant les repas", "100", "2"),
    ("prendre 4 gélules de 25 mg 2 fois par jour avec un repas", "100", "2"),
    ("100 mg matin et soir", "100", "2"),
    ("1 comprimé le matin et 1 comprimé le soir", "25", "2"),
    ("1 cp matin, midi et soir", "25", "3"),
    ("100 mg toutes les 12 heures", "100", "2"),
    ("1 comprimé par jour", "25", "1"),
    ("un comprimé au coucher", "25", "1"),
    ("100 mg une fois par jour", "100", "1"),
    ("100 mg 2x/j", "100", "2"),
    ("4 cápsulas dos veces al día", "100", "2"),
    ("tomar 4 cápsulas de 25 mg dos veces al día con alimentos", "100", "2"),
    ("100 mg cada 12 horas con comida", "100", "2"),
    ("100 mg c/12h", "100", "2"),
    ("100 mg 2 veces al dia v.o.", "100", "2"),
    ("100 mg por la mañana y por la noche", "100", "2"),
    ("1 comprimido mañana, tarde y noche", "25", "3"),
    ("1 comprimido al día", "25", "1"),
    ("100 mg al acostarse", "100", "1"),
]


@pytest.mark.parametrize(("text", "mg", "takes"), CLEAR)
def test_everyday_instructions(text: str, mg: str, takes: str) -> None:
    """One amount, one rate, and every word understood."""
    said = read_text(text, CAPSULE)

    assert said.mg == {Decimal(mg)}
    assert said.takes == {Decimal(takes)}


@pytest.mark.parametrize(
    "text",
    [
        "100 mg 2x täglich, bei Neutropenie pausieren",
        "100 mg 2x täglich, dann 50 mg",
        "100 mg bid, dann 50 mg bid",
        "100 mg bid, mittwochs Pause",
        "100 mg bid falls verträglich",
        "100 mg bid sauf le dimanche",
        "100 mg bid excepto domingo",
        "100 mg 2x täglich, mittwochs keine Einnahme",
        "100 mg 2x täglich nach Plan",
        "morgens 4 Kapseln, abends 2 Kapseln",
        "4 Kapseln jeden zweiten Tag",
        "4 Kapseln alle 2 Tage",
        "100 mg pro Tag",
        "max. 8 Kapseln pro Tag",
        "2 bis 4 Kapseln 2x täglich",
        "2x wöchentlich 100 mg",
        "50 mg 2 fois par jour puis 100 mg",
        "50 mg bid puis 100 mg bid",
        "50 mg 2 fois par jour si neutrophiles > 1",
        "2 fois par semaine 100 mg",
        "un comprimé un jour sur deux",
        "2 à 4 gélules 2 fois par jour",
        "2 comprimés par jour",
        "100 mg dos veces al día, luego 50 mg",
        "100 mg cada 2 días",
        "100 mg dos veces por semana",
        "2 a 4 cápsulas dos veces al día",
        "medio comprimido al día",
        "lunes 100 mg",
        "1 Kapsel am 1. Januar",
    ],
)
def test_what_is_more_than_one_dose(text: str) -> None:
    """Conditions, schedules, ranges and words nobody knows leave it unread."""
    said = read_text(text, CAPSULE)

    assert not said.mg or not said.takes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mit dem Essen", True),
        ("zu den Mahlzeiten einnehmen", True),
        ("unabhängig von den Mahlzeiten", None),
        ("mit oder ohne Essen", None),
        ("nüchtern einnehmen", False),
        ("vor dem Essen", False),
        ("nicht mit dem Essen", False),
        ("pendant les repas", True),
        ("avec ou sans nourriture", None),
        ("à jeun", False),
        ("avant les repas", False),
        ("con comida", True),
        ("con o sin alimentos", None),
        ("en ayunas", False),
        ("sin alimentos", False),
        ("100 mg 2x täglich", None),
    ],
)
def test_food(text: str, expected: bool | None) -> None:
    """With food, without, or nothing said."""
    assert taken_with_food([text], []) is expected


def test_english_stays_as_it_is() -> None:
    """A text without a foreign word is not touched; nor is half-foreign one used."""
    assert in_english("take 4 capsules for mastocytosis") == (
        "take 4 capsules for mastocytosis"
    )
    assert in_english("4 kapseln für anna") is None
