"""Midostaurin and pregnancy: on record, before the first dose, contraception."""

from datetime import date

import pytest
from charts import Hook
from embryofetal_charts import PREGNANT, hcg, woman
from mido_charts import TAKING, held
from order_charts import CHILD, MAN

from cds_service.clinical.embryofetal_findings import (
    AdviseContraception,
    NoRecentTest,
    PositiveTest,
    PregnancyOnRecord,
)
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Sex
from cds_service.clinical.proposal import AddTask, HoldOrder, OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_baseline_missing import RULE as BASELINE
from cds_service.rules.midostaurin.mido_embryofetal import RULE, evaluate


def test_a_pregnancy_on_treatment() -> None:
    """Critical, with a hold."""
    made = woman(hook=Hook.PATIENT_VIEW, problems=(PREGNANT,), first=False)
    answer = evaluate(made)
    assert isinstance(answer, PregnancyOnRecord)
    assert answer.indicator is Indicator.CRITICAL
    assert answer.used == (PREGNANT, TAKING)
    assert [type(each) for each in answer.proposals] == [HoldOrder, OrderTest, AddTask]


@pytest.mark.parametrize("first", [True, False])
def test_a_pregnancy_when_ordering(*, first: bool) -> None:
    """Critical, at the first order and at a renewal; the draft may be taken back."""
    answer = evaluate(woman(problems=(PREGNANT,), first=first))
    assert isinstance(answer, PregnancyOnRecord)
    assert answer.indicator is Indicator.CRITICAL
    kinds = [type(each) for each in answer.proposals]
    assert kinds == [RemoveDraft, OrderTest, AddTask]


def test_a_positive_test() -> None:
    """As critical as a problem; not where no pregnancy is possible."""
    answer = evaluate(woman(hcg("positive", 3)))
    assert isinstance(answer, PositiveTest)
    assert answer.indicator is Indicator.CRITICAL
    man = replace(woman(hcg("positive", 3), hook=Hook.ORDER_SELECT), patient=MAN)
    assert isinstance(evaluate(man), NotIndicated)


@pytest.mark.parametrize(
    ("days", "kind"), [(7, AdviseContraception), (8, NoRecentTest)]
)
def test_the_age_of_a_negative_test(days: int, kind: type) -> None:
    """Seven days are recent, eight are not."""
    answer = evaluate(woman(hcg("negative", days)))
    assert isinstance(answer, kind)


def test_no_test_is_asked_for_on_the_baseline_card() -> None:
    """A warning that shares its card with what else is missing."""
    answer = evaluate(woman())
    assert isinstance(answer, NoRecentTest)
    assert answer.indicator is Indicator.WARNING
    assert [type(each) for each in answer.proposals] == [OrderTest]
    assert RULE.act == (BASELINE.act or BASELINE.id)


def test_an_unclear_test_is_no_negative_one() -> None:
    """It is among the facts."""
    unclear = hcg("unclear", 1)
    answer = evaluate(woman(unclear))
    assert isinstance(answer, NoRecentTest)
    assert unclear in answer.used


def test_contraception_is_said_when_the_first_order_is_signed() -> None:
    """To women with a negative test and to men; not while writing, not again."""
    negative = hcg("negative", 1)
    answer = evaluate(woman(negative))
    assert isinstance(answer, AdviseContraception)
    assert answer.indicator is Indicator.INFO
    man = replace(woman(), patient=MAN)
    assert isinstance(evaluate(man), AdviseContraception)
    for made in (
        woman(negative, hook=Hook.ORDER_SELECT),
        replace(woman(hook=Hook.ORDER_SELECT), patient=MAN),
        woman(negative, first=False),
        replace(woman(first=False), patient=MAN),
    ):
        assert isinstance(evaluate(made), NotIndicated)


def test_no_pregnancy_is_possible() -> None:
    """A woman of 56 is not asked for a test."""
    made = woman()
    old = replace(made.patient, born_from=date(1969, 5, 1), born_to=date(1969, 5, 1))
    assert isinstance(evaluate(replace(made, patient=old)), NotIndicated)


@pytest.mark.parametrize("sex", [Sex.UNKNOWN, Sex.OTHER])
def test_unknown_sex_is_advised_and_said(sex: Sex) -> None:
    """A pregnancy may be possible: the advice, and what is not known."""
    made = woman()
    answer = evaluate(replace(made, patient=replace(made.patient, sex=sex)))

    assert isinstance(answer, AdviseContraception)
    assert answer.indicator is Indicator.INFO
    assert answer.missing == ("a pregnancy test, or whether one is needed",)


def test_a_negative_test_settles_it_where_sex_is_unknown() -> None:
    """The advice remains, and nothing is called missing."""
    made = woman(hcg("negative", 7))
    unknown = replace(made.patient, sex=Sex.UNKNOWN)
    answer = evaluate(replace(made, patient=unknown))

    assert isinstance(answer, AdviseContraception)
    assert answer.missing == ()


def test_tests_that_were_not_sent_are_said_with_the_advice() -> None:
    """A negative one may be among them: no warning. While writing, not yet."""
    gaps = (Gap(Record.LABS, "was not sent"),)
    answer = evaluate(replace(woman(), gaps=gaps))

    assert isinstance(answer, AdviseContraception)
    assert answer.missing == ("a pregnancy test, or whether one is needed",)
    writing = replace(woman(hook=Hook.ORDER_SELECT), gaps=gaps)
    assert isinstance(evaluate(writing), NotIndicated)


@pytest.mark.parametrize("sex", [Sex.UNKNOWN, Sex.OTHER, Sex.MALE])
def test_who_may_be_a_man_is_advised_at_any_age(sex: Sex) -> None:
    """At 60 too; a woman of 60 is not."""
    made, born = woman(), date(1965, 5, 1)
    old = replace(made.patient, born_from=born, born_to=born, sex=sex)
    answer = evaluate(replace(made, patient=old))

    assert isinstance(answer, AdviseContraception)
    assert answer.missing == ()


def test_silent_without_midostaurin_now() -> None:
    """On hold, never taken, and a quiet record."""
    view = woman(hook=Hook.PATIENT_VIEW, problems=(PREGNANT,))
    assert isinstance(evaluate(view), NotIndicated)
    on_hold = replace(view, medications=(held(),))
    assert isinstance(evaluate(on_hold), NotIndicated)
    quiet = woman(hook=Hook.PATIENT_VIEW, first=False)
    assert isinstance(evaluate(quiet), NotIndicated)


def test_a_child_is_left_to_others() -> None:
    """Asked about only where something speaks of a pregnancy."""
    girl = replace(CHILD, sex=Sex.FEMALE)
    made = replace(woman(problems=(PREGNANT,)), patient=girl)
    assert isinstance(evaluate(made), InsufficientData)
    assert isinstance(evaluate(replace(woman(), patient=girl)), NotIndicated)


def test_another_order_is_not_our_concern() -> None:
    """Midostaurin is taken, something else is ordered."""
    made = replace(woman(problems=(PREGNANT,), first=False), drafts=())
    assert isinstance(evaluate(made), NotIndicated)


def test_an_unclear_test_is_never_passed_over() -> None:
    """On treatment, at a renewal, or with unknown sex it could not be checked."""
    unclear = hcg("unclear", 20)
    viewed = woman(unclear, hook=Hook.PATIENT_VIEW, first=False)
    renewed = woman(unclear, first=False)
    selected = woman(unclear, hook=Hook.ORDER_SELECT)
    unknown = replace(selected, patient=replace(selected.patient, sex=Sex.UNKNOWN))

    for made in (viewed, renewed, unknown):
        answer = evaluate(made)
        assert isinstance(answer, InsufficientData)
        assert answer.used == (unclear,)
    assert isinstance(evaluate(selected), NoRecentTest)
