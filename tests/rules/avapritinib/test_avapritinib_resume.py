"""Avapritinib is ordered again after the platelets fell on it: at which dose?"""

from decimal import Decimal

import pytest
from aya_charts import AYA, chart, once, ordered, taking
from aya_holds import HOLD, STOPPED, held, platelets
from charts import medication

from cds_service.clinical.avapritinib_findings import (
    NoLowerDose,
    ResumeLower,
    ResumeLowerAfterCount,
)
from cds_service.clinical.medication import Dose, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import ChangeDose, RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_platelet_monitor import evaluate

WHY = "thrombocytopenia"


LOW, GOOD = platelets("49", "2025-12-20"), platelets("60", "2026-01-05")


@pytest.mark.parametrize("status", [HOLD, STOPPED])
@pytest.mark.parametrize(
    ("before", "now", "lower"),
    [
        ("200", "200", "100"),
        ("200", "100", None),
        ("100", "200", "50"),
        ("100", "100", "50"),
        ("100", "50", None),
        ("50", "50", "25"),
        ("50", "25", None),
    ],
)
def test_one_dose_lower_than_the_one_at_which_they_fell(
    before: str, now: str, lower: str | None, status: MedicationStatus
) -> None:
    """The next lower labelled dose is silent, the same or a higher one is not."""
    taken, order = held(before, status=status), ordered(now)
    found = evaluate(chart(LOW, GOOD, drafts=(order,), taken=(taken,)))

    if lower is None:
        assert isinstance(found, NotIndicated)
        return
    assert type(found) is ResumeLowerAfterCount
    assert found.indicator is Indicator.WARNING
    assert found.lower.value == Decimal(lower)
    change = found.proposals[0]
    assert isinstance(change, ChangeDose)
    assert change.mg_per_take == Decimal(lower)
    assert isinstance(found.proposals[1], RemoveDraft)
    assert found.exclusive
    assert found.used == (LOW, taken, order, GOOD)


@pytest.mark.parametrize(
    ("since", "lower"), [("2025-12-20", "50"), ("2025-12-21", "100")]
)
def test_a_dose_begun_on_the_day_of_the_fall_counts(since: str, lower: str) -> None:
    """A dose begun on the day of the count had begun; one of the next day had not."""
    taken = (held("100", since=since), held("200", since="2025-11-01", status=STOPPED))
    found = evaluate(chart(LOW, GOOD, drafts=(ordered("200"),), taken=taken))

    assert type(found) is ResumeLowerAfterCount
    assert found.lower.value == Decimal(lower)


def test_a_dose_that_was_not_read_counts_as_the_highest() -> None:
    """Beside a lower order, whichever comes first."""
    unread = replace(
        ordered("50"), dose=Dose(text="?"), reference="MedicationRequest/a"
    )
    for drafts in ((unread, ordered("50")), (ordered("50"), unread)):
        found = evaluate(chart(LOW, GOOD, drafts=drafts, taken=(held("100"),)))

        assert found == InsufficientData(
            "platelets fell on avapritinib; the dose of the new order was not read",
            (unread,),
        )


def test_below_the_lowest_dose_there_is_none() -> None:
    """At 25 mg the label discontinues it."""
    found = evaluate(chart(LOW, GOOD, drafts=(ordered("25"),), taken=(held("25"),)))

    assert type(found) is NoLowerDose
    assert [type(each) for each in found.proposals] == [RemoveDraft]


@pytest.mark.parametrize(
    ("value", "day", "kind"),
    [
        ("49", "2025-12-20", ResumeLowerAfterCount),
        ("50", "2025-12-20", NotIndicated),
        ("49", "2025-12-01", ResumeLowerAfterCount),
        ("49", "2025-11-30", NotIndicated),
    ],
)
def test_what_a_fall_on_avapritinib_is(
    value: str, day: str, kind: type[object]
) -> None:
    """Below 50, from the first day on; before it they were low for another reason."""
    found = evaluate(chart(platelets(value, day), GOOD, taken=(held(),)))

    assert type(found) is kind


@pytest.mark.parametrize(
    ("day", "kind"),
    [("2025-10-08", ResumeLowerAfterCount), ("2025-10-07", NotIndicated)],
)
def test_a_fall_is_remembered_for_90_days(day: str, kind: type[object]) -> None:
    """On day 91 it lies too far back."""
    taken = (held(since="2025-06-01"),)

    assert type(evaluate(chart(platelets("40", day), GOOD, taken=taken))) is kind


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        (WHY, ResumeLower),
        ("low platelets", ResumeLower),
        ("cytopenia", ResumeLower),
        ("neutropenia", NotIndicated),
        ("no thrombocytopenia", NotIndicated),
        ("surgery", NotIndicated),
        ("", NotIndicated),
    ],
)
def test_the_reason_of_a_hold_is_enough(reason: str, kind: type[object]) -> None:
    """The low count itself may be in another laboratory."""
    found = evaluate(chart(GOOD, taken=(held(reason=reason),)))

    assert type(found) is kind


def test_an_order_that_nobody_held_is_judged_as_well() -> None:
    """The count fell on it three weeks ago, and it is being renewed as it was."""
    found = evaluate(chart(LOW, GOOD, taken=(taking("2025-11-01"),)))

    assert type(found) is ResumeLowerAfterCount


def test_the_dose_of_the_day_of_the_fall_counts() -> None:
    """A lower order since then is what was to be done."""
    before = held("200", since="2025-11-01", status=MedicationStatus.COMPLETED)
    since = medication(AYA, "2025-12-28", dose=once("100"))
    asked = chart(LOW, GOOD, drafts=(ordered("100"),), taken=(since, before))

    assert isinstance(evaluate(asked), NotIndicated)


def test_a_fall_at_a_dose_that_is_not_on_record() -> None:
    """The second labelled dose may be too much, and nothing tells."""
    taken = medication(AYA, "2025-11-01", status=HOLD, status_reason=WHY)
    found = evaluate(chart(LOW, GOOD, drafts=(ordered("100"),), taken=(taken,)))

    assert isinstance(found, InsufficientData)
    assert found.reason == (
        "platelets fell on avapritinib, at which dose is not on record"
    )


def test_the_hold_is_told_beside_what_was_taken_then() -> None:
    """They are two records where the order was renewed after the count."""
    hold = held("100", WHY, since="2025-12-21")
    then = held("200", since="2025-11-01", status=STOPPED)
    found = evaluate(chart(LOW, GOOD, drafts=(ordered("200"),), taken=(hold, then)))

    assert type(found) is ResumeLowerAfterCount
    assert found.used == (LOW, hold, then, ordered("200"), GOOD)
