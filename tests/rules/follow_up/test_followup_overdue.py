"""The regular review: a visit, a blood count, a chemistry panel."""

import pytest
from bone_charts import ago, chart, event, limited, problem
from charts import SM, diagnosis, lab, medication, on
from review_charts import seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import EventKind
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask, OrderTest
from cds_service.clinical.review_findings import (
    Part,
    ReviewNotFound,
    ReviewOverdue,
)
from cds_service.frozen import replace
from cds_service.rules.follow_up.followup_overdue import evaluate

VISIT, COUNT, CHEMISTRY = Part.VISIT, Part.COUNT, Part.CHEMISTRY


@pytest.mark.parametrize("days", [10, 365, 366, 394])
def test_in_time(days: int) -> None:
    """Due after 365 days, and told a month later."""
    assert isinstance(evaluate(seen(days, days, days)), NotIndicated)


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (395, Indicator.INFO),
        (396, Indicator.INFO),
        (548, Indicator.INFO),
        (549, Indicator.WARNING),
    ],
)
def test_overdue(days: int, level: Indicator) -> None:
    """From 395 days on; a warning beyond 548."""
    answer = evaluate(seen(days, days, days))

    assert isinstance(answer, ReviewOverdue)
    assert answer.indicator is level
    assert answer.days_ago == days
    assert answer.late == (VISIT, COUNT, CHEMISTRY)


@pytest.mark.parametrize(
    ("days", "late", "proposed"),
    [
        ((400, 10, 10), (VISIT,), (AddTask,)),
        ((10, 400, 10), (COUNT,), (OrderTest,)),
        ((10, 10, 400), (CHEMISTRY,), (OrderTest,)),
        ((10, 400, 400), (COUNT, CHEMISTRY), (OrderTest, OrderTest)),
    ],
)
def test_either_is_enough(
    days: tuple[int, int, int],
    late: tuple[Part, ...],
    proposed: tuple[type[AddTask | OrderTest], ...],
) -> None:
    """What is lacking is named and offered, and nothing else."""
    answer = evaluate(seen(*days))

    assert isinstance(answer, ReviewOverdue)
    assert answer.late == late
    assert tuple(map(type, answer.proposals)) == proposed


def test_an_allergist_is_a_visit_too() -> None:
    """Either specialty follows mastocytosis."""
    allergy = event(EventKind.ALLERGY_CARE, ago(20))
    one = seen(visited=700)

    assert isinstance(
        evaluate(replace(one, events=(*one.events, allergy))), NotIndicated
    )


def test_a_count_of_one_kind_is_no_blood_count() -> None:
    """Neutrophils and platelets make it; the older of them counts."""
    newer = lab(Analyte.PLATELETS, "210", ago(5))
    old = seen(counted=400)
    answer = evaluate(replace(old, labs=(newer, *old.labs)))

    assert isinstance(answer, ReviewOverdue)
    assert answer.late == (COUNT,)


def test_nothing_found_is_a_note() -> None:
    """Of all three; it may be elsewhere."""
    answer = evaluate(chart())

    assert type(answer) is ReviewNotFound
    assert answer.indicator is Indicator.INFO
    assert answer.never == (VISIT, COUNT, CHEMISTRY)


@pytest.mark.parametrize(("days", "due"), [(394, False), (395, True)])
def test_after_the_diagnosis_there_is_time_for_a_first_review(
    days: int, *, due: bool
) -> None:
    """The work-up was one; 395 days later it is due."""
    recorded = replace(SM, recorded=on(ago(days)))
    answer = evaluate(replace(chart(), diagnoses=(recorded,)))

    assert isinstance(answer, ReviewNotFound if due else NotIndicated)


@pytest.mark.parametrize(("days", "due"), [(212, False), (213, True)])
def test_half_a_year_in_smouldering_disease(days: int, *, due: bool) -> None:
    """183 days and a month."""
    smouldering = (diagnosis(Disease.SMOULDERING_SM),)
    answer = evaluate(replace(seen(days, days, days), diagnoses=smouldering))

    assert isinstance(answer, ReviewOverdue if due else NotIndicated)
    if isinstance(answer, ReviewOverdue):
        assert answer.smouldering == "smouldering SM"


@pytest.mark.parametrize(
    "at_risk",
    [
        {"problems": (problem(Ailment.SPLENOMEGALY),)},
        {"medications": (medication(Drug.AVAPRITINIB, ago(300)),)},
        {"medications": (medication(Drug.OMALIZUMAB, ago(300)),)},
    ],
)
def test_half_a_year_at_more_risk(at_risk: dict[str, tuple[object, ...]]) -> None:
    """A large spleen, avapritinib, omalizumab."""
    answer = evaluate(replace(seen(213, 213, 213), **at_risk))  # type: ignore[arg-type]

    assert isinstance(answer, ReviewOverdue)
    assert answer.closer


@pytest.mark.parametrize(
    ("value", "high", "due"),
    [("130", "120", True), ("120", "120", False), ("130", None, False)],
)
def test_a_raised_alkaline_phosphatase(
    value: str, high: str | None, *, due: bool
) -> None:
    """Above the laboratory's own limit."""
    raised = limited(Analyte.ALP, value, ago(213), None, high)
    one = seen(213, 213, 213)
    answer = evaluate(replace(one, labs=(*one.labs, raised)))

    assert isinstance(answer, ReviewOverdue if due else NotIndicated)


@pytest.mark.parametrize(
    ("recorded", "onset", "kind"),
    [
        (300, None, NotIndicated),
        (300, 394, NotIndicated),
        (300, 395, ReviewNotFound),
        (300, 396, ReviewNotFound),
        (395, 300, ReviewNotFound),
    ],
)
def test_a_new_record_of_an_old_diagnosis_is_no_new_one(
    recorded: int, onset: int | None, kind: type
) -> None:
    """The time for a first review is counted from the earlier day."""
    began = None if onset is None else on(ago(onset))
    known = replace(SM, recorded=on(ago(recorded)), onset=began)
    assert type(evaluate(replace(chart(), diagnoses=(known,)))) is kind


def test_the_reason_to_be_silent_is_true() -> None:
    """A recorded diagnosis is no review; a review that was done is one."""
    new = replace(SM, recorded=on(ago(300)))
    first = evaluate(replace(chart(), diagnoses=(new,)))
    done = evaluate(replace(seen(10, 10, 10), diagnoses=(new,)))

    assert isinstance(first, NotIndicated)
    assert first.reason == (
        f"no first review is due yet: the diagnosis is of {ago(300)}"
    )
    assert isinstance(done, NotIndicated)
    assert done.reason == "the review is in time"
