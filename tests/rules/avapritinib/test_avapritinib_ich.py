"""Bleeding inside the skull and avapritinib: bleeds, injuries, dates."""

import pytest
from aya_charts import AYA, VIEW, chart, problem, taking
from charts import SM, diagnosis, medication, on

from cds_service.clinical.avapritinib_bleeding_findings import (
    Bled,
    BledBefore,
    HeadInjury,
)
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import AddTask, RemoveDraft, StopOrder
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_ich import evaluate

BLEED = Ailment.INTRACRANIAL_HEMORRHAGE
TRAUMA = Ailment.TRAUMATIC_INTRACRANIAL_HEMORRHAGE
INJURY, ACHE = Ailment.HEAD_INJURY, Ailment.HEADACHE
STROKE = Ailment.CEREBROVASCULAR_DISEASE


@pytest.mark.parametrize("began", [on("2020-01-01"), on("2026-01-05"), None])
@pytest.mark.parametrize("current", [True, False])
def test_any_bleed_speaks_against_a_start(began: None, *, current: bool) -> None:
    """Without injury it counts for ever, over or not, dated or not."""
    found = problem(BLEED, began=began, current=current)
    answer = evaluate(chart(problems=(found,)))

    assert type(answer) is Bled
    assert answer.indicator is Indicator.CRITICAL
    assert RemoveDraft in [type(each) for each in answer.proposals]


@pytest.mark.parametrize(
    ("began", "kind"),
    [("2025-01-06", Bled), ("2025-01-05", BledBefore), (None, Bled)],
)
def test_an_old_injury_weighs_less(began: str | None, kind: type[object]) -> None:
    """365 days after an injury it still speaks against it, 366 days to be weighed."""
    found = problem(TRAUMA, INJURY, began=on(began) if began else None, current=False)

    assert type(evaluate(chart(problems=(found,)))) is kind


def test_a_bleed_on_treatment_stops_it_for_good() -> None:
    """The order is stopped and the head looked at."""
    found = problem(BLEED, began=on("2026-01-04"))
    answer = evaluate(chart(hook=VIEW, taken=(taking(),), problems=(found,)))

    assert type(answer) is Bled
    assert answer.indicator is Indicator.CRITICAL
    assert [type(each) for each in answer.proposals] == [StopOrder, AddTask]


@pytest.mark.parametrize(
    ("began", "current", "kind"),
    [
        ("2025-12-09", False, BledBefore),
        ("2025-12-10", False, Bled),
        ("2025-12-09", True, Bled),
        (None, False, Bled),
    ],
)
def test_a_bleed_before_the_start_was_known_then(
    began: str | None, *, current: bool, kind: type[object]
) -> None:
    """Over before the first day it warns; from that day on it stops."""
    found = problem(BLEED, began=on(began) if began else None, current=current)
    answer = evaluate(chart(hook=VIEW, taken=(taking(),), problems=(found,)))

    assert type(answer) is kind


def test_a_bleed_that_is_not_confirmed_raises_as_well() -> None:
    """The card says so."""
    found = problem(BLEED, confirmed=False)
    answer = evaluate(chart(problems=(found,)))

    assert type(answer) is Bled
    assert "whether the bleed is confirmed" in answer.missing


@pytest.mark.parametrize("ailment", [BLEED, TRAUMA])
@pytest.mark.parametrize("confirmed", [True, False])
def test_a_bleed_of_long_ago_may_be_in_doubt_too(
    ailment: Ailment, *, confirmed: bool
) -> None:
    """One before treatment, and one after an injury years ago."""
    found = problem(ailment, began=on("2020-01-01"), current=False, confirmed=confirmed)
    answer = evaluate(chart(hook=VIEW, taken=(taking(),), problems=(found,)))

    assert isinstance(answer, BledBefore)
    assert ("whether the bleed is confirmed" in answer.missing) is not confirmed


@pytest.mark.parametrize(
    ("began", "kind"),
    [("2025-10-08", HeadInjury), ("2025-10-07", NotIndicated), (None, NotIndicated)],
)
def test_a_fresh_head_injury_with_headache(
    began: str | None, kind: type[object]
) -> None:
    """90 days are fresh, 91 are not, and an undated one is not known to be."""
    injury = problem(INJURY, began=on(began) if began else None)
    found = (injury, problem(ACHE))

    assert type(evaluate(chart(problems=found))) is kind


def test_an_injury_or_a_headache_alone_says_nothing() -> None:
    """Headache is common in mastocytosis; one that is over does not count."""
    injury = problem(INJURY, began=on("2026-01-01"))

    assert isinstance(evaluate(chart(problems=(injury,))), NotIndicated)
    assert isinstance(evaluate(chart(problems=(problem(ACHE),))), NotIndicated)
    over = problem(ACHE, current=False)
    assert isinstance(evaluate(chart(problems=(injury, over))), NotIndicated)


def test_the_injury_asks_for_imaging_today() -> None:
    """A warning with a task."""
    injury = problem(INJURY, began=on("2026-01-01"))
    answer = evaluate(
        chart(hook=VIEW, taken=(taking(),), problems=(injury, problem(ACHE)))
    )

    assert type(answer) is HeadInjury
    assert answer.indicator is Indicator.WARNING
    assert [type(each) for each in answer.proposals] == [AddTask]


def test_problems_that_were_not_read_ask() -> None:
    """An empty list that was not read in full is no clean one."""
    gap = Gap(Record.CONDITIONS, "was cut off", partial=True)

    assert isinstance(evaluate(replace(chart(), gaps=(gap,))), InsufficientData)
    assert isinstance(evaluate(chart()), NotIndicated)


def test_nobody_else_is_asked() -> None:
    """No avapritinib, no mastocytosis: silent; not confirmed: cannot decide."""
    bled = (problem(BLEED),)
    unsure = replace(SM, verification=Verification.PROVISIONAL)

    assert isinstance(evaluate(chart(hook=VIEW, problems=bled)), NotIndicated)
    assert isinstance(evaluate(chart(drafts=(), problems=bled)), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=(), problems=bled)), NotIndicated)
    asked = evaluate(chart(diagnoses=(unsure,), problems=bled))
    assert isinstance(asked, InsufficientData)


def test_the_dose_for_a_stromal_tumour_bleeds_as_well() -> None:
    """This rule looks at the drug, not at its dose."""
    tumor = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)
    big = medication(AYA, "2025-12-10", dose=taking().dose)
    answer = evaluate(
        chart(
            hook=VIEW, taken=(big,), diagnoses=(SM, tumor), problems=(problem(BLEED),)
        )
    )

    assert type(answer) is Bled
