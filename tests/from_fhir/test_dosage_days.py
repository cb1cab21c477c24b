"""A drug that is taken on some days only has no dose of every day."""

from decimal import Decimal

import pytest
from prescriptions import Json, coded, order, read

from cds_service.clinical.medication import Dose, Medication
from cds_service.from_fhir.dosage_days import on_some_days

MIDOSTAURIN = coded("1919088", "midostaurin 25 MG Oral Capsule")
TWICE_100 = {
    "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
    "doseAndRate": [{"doseQuantity": {"value": 100, "unit": "mg"}}],
}


def dose(**instruction: object) -> Dose:
    """Read the dose of an order with this instruction."""
    found = read(order(MIDOSTAURIN, dosageInstruction=[instruction]))[0]
    assert isinstance(found, Medication)
    return found.dose


@pytest.mark.parametrize(
    "text",
    [
        "100 mg bid Mon-Fri with food",
        "100 mg bid on Mon, Wed and Sat",
        "100 mg bid Tue/Thurs",
        "100 mg bid M-F",
        "100 mg bid MWF",
        "100 mg bid on weekdays",
        "100 mg bid, weekends off",
        "100 mg bid qod",
        "100 mg on alternate days bid",
        "100 mg 2x tgl. Mo-Fr",
        "100 mg 2 x täglich Mo bis Fr",
        "100 mg 2x tgl. Do + So",
        "100 mg zweimal täglich werktags",
        "100 mg deux fois par jour lun-ven",
        "100 mg deux fois par jour les jours ouvrables",
        "100 mg dos veces al día lun a vie",
        "100 mg dos veces al día en días laborables",
        "100 mg twice daily on days 8-21",
    ],
)
@pytest.mark.parametrize("amounts", [{}, TWICE_100])
def test_some_days_are_not_every_day(text: str, amounts: Json) -> None:
    """In four languages, whatever amounts stand beside it; the words are shown."""
    found = dose(text=text, **amounts)

    assert (found.mg_per_take, found.takes_per_day) == (None, None)
    assert text in found.text


@pytest.mark.parametrize(
    "text",
    [
        "100 mg twice daily with food",
        "100 mg 2 x täglich zum Essen",
        "Avoid the sun",
        "for 3 mo",
        "every day for 28 days",
        "so do not take it with grapefruit",
    ],
)
def test_other_words_name_no_days(text: str) -> None:
    """Words that only look like those of a day."""
    assert not on_some_days(text.casefold())


@pytest.mark.parametrize(
    "words", ["On days 8-21 only", "Mon-Fri", "Then reduce", "28-day cycle", "Hold"]
)
def test_additional_instructions_count(words: str) -> None:
    """What is said beside the instruction is part of it, and is shown."""
    found = dose(
        text="100 mg bid with food",
        additionalInstruction=[{"text": words}],
        **TWICE_100,
    )

    assert (found.mg_per_take, found.takes_per_day) == (None, None)
    assert found.text.startswith(f"100 mg bid with food; {words}")


@pytest.mark.parametrize("words", ["May cause drowsiness", "Do not stop suddenly"])
def test_a_warning_changes_no_dose(words: str) -> None:
    """Labels of pharmacies warn in words that are conditions elsewhere."""
    found = dose(text="100 mg bid", additionalInstruction=[{"text": words}])

    assert (found.mg_per_take, found.takes_per_day) == (Decimal(100), Decimal(2))


def test_another_amount_beside_it_disagrees() -> None:
    """An additional instruction that names another dose leaves none."""
    found = dose(text="100 mg bid", additionalInstruction=[{"text": "50 mg bid"}])

    assert found.mg_per_take is None


def test_of_parts_of_a_day() -> None:
    """What is said beside one part counts for the whole."""
    parts = [
        {
            "timing": {"repeat": {"timeOfDay": [time]}},
            "doseAndRate": TWICE_100["doseAndRate"],
            "additionalInstruction": [{"text": "On days 8-21 only"}],
        }
        for time in ("08:00:00", "20:00:00")
    ]
    found = read(order(MIDOSTAURIN, dosageInstruction=parts))[0]

    assert isinstance(found, Medication)
    assert found.dose.mg_per_take is None
    assert "days 8-21" in found.dose.text
