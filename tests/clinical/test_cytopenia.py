"""A run of low counts begins with the first dose, and never before it."""

from charts import lab
from mido_charts import ANC, chart, dispense

from cds_service.clinical.cytopenia import low_run
from cds_service.knowledge.midostaurin_label import NEUTROPHIL_LIMITS


def test_a_low_count_on_the_day_of_the_first_dose_is_counted() -> None:
    """Taken in the evening, after tablets handed over in the morning."""
    days = ("2025-11-30", "2025-12-01T20:00:00Z", "2025-12-08T08:00:00Z")
    values = ("2.0", "0.8", "0.8")
    counts = [lab(ANC, value, day) for value, day in zip(values, days, strict=True)]
    taken = (dispense("2025-12-01T08:00:00Z"),)
    run = low_run(chart(*counts, taken=taken), NEUTROPHIL_LIMITS)
    assert run is not None
    assert run.labs == tuple(counts[1:])
    assert run.days == 7
