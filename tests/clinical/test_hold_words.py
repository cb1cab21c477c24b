"""A corpus of reasons for which an order was held."""

import pytest
from mido_charts import ANC, HB, PLT

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.hold_words import cytopenia_named


@pytest.mark.parametrize(
    ("reason", "counts"),
    [
        ("neutropenia", {ANC}),
        ("Grade 4 NEUTROPENIA", {ANC}),
        ("neutropaenia", {ANC}),
        ("febrile neutropenia; admitted", {ANC}),
        ("ANC low", {ANC}),
        ("low ANC", {ANC}),
        ("neutrophils < 0.5", {ANC}),
        ("thrombocytopenia", {PLT}),
        ("Platelets dropped to 30", {PLT}),
        ("low platelets and anemia", {PLT, HB}),
        ("anaemia", {HB}),
        ("hb low", {HB}),
        ("cytopenia", set()),
        ("Interrupted for cytopenia", set()),
        ("pancytopenia", set()),
        ("low blood counts", set()),
        ("counts too low", set()),
        ("myelosuppression", set()),
        ("haematological toxicity", set()),
        ("hematologic adverse event", set()),
        ("neutropenia not resolved", {ANC}),
        ("not nausea but neutropenia", {ANC}),
        ("no rash. thrombocytopenia", {PLT}),
    ],
)
def test_low_counts_are_the_reason(reason: str, counts: set[Analyte]) -> None:
    """The words blame low counts, some of them by name."""
    assert cytopenia_named(reason) == frozenset(counts)


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "nausea",
        "patient request",
        "surgery planned",
        "not for cytopenia",
        "no neutropenia",
        "without thrombocytopenia",
        "nausea, no cytopenia",
        "non-haematological toxicity",
        "nonhematologic toxicity",
        "neutropenia ruled out",
        "rash other than cytopenia",
        "counts stable, insurance",
        "count due",
    ],
)
def test_low_counts_are_not_the_reason(reason: str) -> None:
    """Other reasons, and reasons that deny it."""
    assert cytopenia_named(reason) is None


def test_a_very_long_reason_is_read_in_part() -> None:
    """Nobody can make the reader slow."""
    assert cytopenia_named("a " * 100_000 + "neutropenia") is None
