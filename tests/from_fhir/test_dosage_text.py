"""A written instruction is read when it can mean one thing, and not otherwise."""

from decimal import Decimal

import pytest

from cds_service.from_fhir.dosage_text import read_text
from cds_service.from_fhir.strengths import Strength

CAPSULE = Strength(mg_each=Decimal(25))
UNKNOWN = Strength()


@pytest.mark.parametrize(
    ("text", "mg", "takes"),
    [
        ("100 mg twice daily with food", "100", "2"),
        ("50 mg po bid", "50", "2"),
        ("50 mg PO B.I.D.", "50", "2"),
        ("4 capsules (100 mg) twice a day", "100", "2"),
        ("Take four capsules by mouth two times daily", "100", "2"),
        ("Take 100 mg (4 capsules) by mouth twice daily with food", "100", "2"),
        ("2 x 25 mg twice daily", "50", "2"),
        ("4 x 25 mg once daily", "100", "1"),
        ("2 x 25 mg in the morning", "50", "1"),
        ("1 x 400 mg daily", "400", "1"),
        ("4 capsules (25 mg each) every 12 hours", "100", "2"),
        ("Take 1 capsule daily", "25", "1"),
        ("200 mg/day in 2 doses", "100", "2"),
        ("200 mg daily in two divided doses", "100", "2"),
        ("100 mg in the morning and in the evening", "100", "2"),
        ("100 mg q12h for 28 days", "100", "2"),
        ("100 mg twice daily. Do not crush or chew.", "100", "2"),
        ("100 mg once daily", "100", "1"),
        ("50 mg three times a day", "50", "3"),
        ("1 (one) capsule 1 (one) time each day", "25", "1"),
        ("12.5 mg tid", "12.5", "3"),
        ("100 mg nightly with or without food", "100", "1"),
        ("50 mg in the morning and 50 mg in the evening", "50", "2"),
        ("100 mg every morning and every evening", "100", "2"),
        ("1 capsule in the morning, at noon, in the evening and at bedtime", "25", "4"),
        ("50 mg BD", "50", "2"),
        ("50 mg TDS", "50", "3"),
        ("1 capsule per day", "25", "1"),
        ("50 mg per os bid", "50", "2"),
        ("100 mg 2x/day", "100", "2"),
    ],
)
def test_clear_instructions(text: str, mg: str, takes: str) -> None:
    """One amount, one rate, nothing left over."""
    said = read_text(text, CAPSULE)

    assert said.mg == {Decimal(mg)}
    assert said.takes == {Decimal(takes)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Take as directed",
        "50-100 mg twice daily",
        "1 to 2 capsules bid",
        "100 mg twice daily then 50 mg twice daily",
        "50 mg twice daily on days 8-21 of each cycle",
        "50 mg bid days 8 to 21",
        "50 mg every other day",
        "50 mg in the morning and 100 mg in the evening",
        "100 mg twice daily, hold if ANC is low",
        "100 mg/m2 daily",
        "200 mg/day",
        "200 mg total daily dose",
        "100 mg twice daily or 200 mg once daily",
        "increase to 100 mg bid",
        "100 mg twice daily three times daily",
        "1 capsule (100 mg) daily",
        "50 mg 3 7 twice daily",
        "every 0 hours 50 mg",
        "100 mg daily in 3 doses",
        "50 mg in the evening at bedtime",
        "50 mg in the morning and 100 mg at bedtime",
        "50 mg twice daily in the morning",
        "2 x 50 mg tgl.",
        "2 x 50 mg daily",
        "2x50mg daily",
        "zweimal 50 mg täglich",
        "2 x 50 mg morgens und abends",
        "2 x 50 mg twice daily",
        "twice 50 mg daily",
    ],
)
def test_unclear_instructions(text: str) -> None:
    """Ranges, schedules, conditions and contradictions are not read at all."""
    said = read_text(text, CAPSULE)

    assert not said.mg or not said.takes


def test_tablets_of_unknown_strength() -> None:
    """The rate is read, the amount is not guessed."""
    said = read_text("1 tablet daily", UNKNOWN)

    assert said.mg == frozenset()
    assert said.takes == {Decimal(1)}
    assert not read_text("4 tablets (100 mg) daily", UNKNOWN).mg


@pytest.mark.parametrize("text", ["2x50mg", "2 x 50 mg", "2\u00d750 mg tgl."])
def test_two_times_fifty_may_be_twice(text: str) -> None:
    """50 mg twice daily in German, 100 mg at once elsewhere: neither is read."""
    said = read_text(text, CAPSULE)

    assert (said.mg, said.takes - {Decimal(1)}) == (frozenset(), frozenset())
