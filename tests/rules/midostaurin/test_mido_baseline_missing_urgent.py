"""Before the first dose: a positive pregnancy test, counts below the label."""

from datetime import date, timedelta

import pytest
from charts import AS_OF, Chart, Hook, lab, on
from mido_charts import ANC, HB, PLT, backwards, chart

from cds_service.clinical.before_start_findings import (
    BaselineMissing,
    BelowLabelTable,
    PregnancyNotExcluded,
)
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.patient import Sex
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_baseline_missing import evaluate


def hcg(result: str, days: int = 1, reference: str = "Observation/t") -> Event:
    """Return a pregnancy test and what it said."""
    day = str(AS_OF - timedelta(days=days))
    return Event(reference, EventKind.PREGNANCY_TEST, "hCG", on(day), result)


def start(*tests: Event, anc: str = "3.0", plt: str = "200", hb: str = "12") -> Chart:
    """Return a chart of a first order for a woman of 35 with counts of yesterday."""
    chemistry = Event("Observation/c", EventKind.CHEMISTRY, "panel", on("2026-01-05"))
    made = chart(
        lab(ANC, anc),
        lab(PLT, plt),
        lab(HB, hb),
        hook=Hook.ORDER_SIGN,
        taken=(),
        events=(chemistry, *tests),
    )
    day = date(1990, 5, 1)
    return replace(made, patient=replace(made.patient, born_from=day, born_to=day))


@pytest.mark.parametrize(
    ("tests", "kind"),
    [
        ((hcg("negative"),), NotIndicated),
        ((hcg("positive"),), PregnancyNotExcluded),
        ((hcg("unclear"),), BaselineMissing),
        ((hcg(""),), BaselineMissing),
        ((hcg("positive", 300),), PregnancyNotExcluded),
        ((hcg("positive", 301),), BaselineMissing),
        ((hcg("negative", 1), hcg("positive", 2)), NotIndicated),
        ((hcg("positive", 1), hcg("negative", 2)), PregnancyNotExcluded),
        ((hcg("positive", 1, "a"), hcg("negative", 1, "b")), PregnancyNotExcluded),
        ((hcg("unclear", 1), hcg("negative", 2)), BaselineMissing),
        ((hcg("unclear", 1), hcg("positive", 2)), PregnancyNotExcluded),
    ],
)
def test_only_a_negative_test_clears(tests: tuple[Event, ...], kind: type) -> None:
    """The newest counts; of one day the positive; unclear is never negative."""
    facts = start(*tests)
    assert type(evaluate(facts)) is kind
    assert evaluate(facts) == evaluate(backwards(facts))


def test_the_positive_and_the_unclear_test_are_shown() -> None:
    """Each with its date."""
    answer = evaluate(start(hcg("positive")))
    assert isinstance(answer, PregnancyNotExcluded)
    assert answer.indicator is Indicator.WARNING
    assert answer.positive.when == on("2026-01-05")
    assert answer.positive in answer.used
    unclear = evaluate(start(hcg("unclear")))
    assert isinstance(unclear, BaselineMissing)
    assert unclear.unclear == hcg("unclear")
    assert unclear.lacking == (EventKind.PREGNANCY_TEST,)


def test_a_positive_test_of_a_man_is_no_pregnancy() -> None:
    """Nothing is asked where none can be."""
    facts = start(hcg("positive"))
    man = replace(facts, patient=replace(facts.patient, sex=Sex.MALE))
    assert isinstance(evaluate(man), NotIndicated)


@pytest.mark.parametrize(
    ("counts", "below"),
    [
        ({"anc": "0.49"}, (ANC, "0.5")),
        ({"anc": "0.50"}, None),
        ({"plt": "24"}, (PLT, "25")),
        ({"plt": "25"}, None),
        ({"hb": "7.9"}, (HB, "8.0")),
        ({"hb": "8.0"}, None),
    ],
)
def test_a_count_below_the_table_asks_for_a_specialist(
    counts: dict[str, str], below: tuple[str, str] | None
) -> None:
    """Below 0.5, 25 and 8.0 the label has no row."""
    answer = evaluate(start(hcg("negative"), **counts))
    if below is None:
        assert isinstance(answer, NotIndicated)
        return
    assert isinstance(answer, BelowLabelTable)
    assert (answer.count.analyte, str(answer.floor.value)) == below
    assert answer.indicator is Indicator.WARNING


def test_every_urgent_thing_is_told() -> None:
    """A positive test first, low counts beside it; a gap hides neither."""
    facts = start(hcg("positive"), anc="0.3", plt="12")
    gaps = (Gap(Record.LABS, "was not sent"),)
    answer = evaluate(replace(facts, gaps=gaps))
    assert isinstance(answer, PregnancyNotExcluded)
    assert [each.analyte for each in answer.below] == [ANC, PLT]
    low = evaluate(start(hcg("negative"), anc="0.3", plt="12"))
    assert isinstance(low, BelowLabelTable)
    assert [each.analyte for each in low.below] == [PLT]


def test_a_preliminary_low_count_asks_too() -> None:
    """It may raise a concern."""
    facts = start(hcg("negative"), anc="0.3")
    early = replace(facts.labs[0], status=ResultStatus.PRELIMINARY)
    answer = evaluate(replace(facts, labs=(early, *facts.labs[1:])))
    assert isinstance(answer, BelowLabelTable)
    assert early in answer.used
