"""Avapritinib and an unborn child: a pregnancy, a test that is due, advice."""

from datetime import date

import pytest
from aya_charts import VIEW, chart, problem, taking
from charts import ADULT, ASM, ISM, Chart, diagnosis, on

from cds_service.clinical.avapritinib_harm import (
    HarmToUnborn,
    LightAdvice,
    NoRecentTest,
    PregnancyRecorded,
    StartAdvice,
    StartAdviceIndolent,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Medication
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_embryofetal_photosens import evaluate

BORN = date(1994, 2, 3)
WOMAN = Patient("Patient/p1", BORN, BORN, Sex.FEMALE)
MAN = Patient("Patient/p1", BORN, BORN, Sex.MALE)


def first_order(
    *,
    patient: Patient = WOMAN,
    diagnoses: tuple[Diagnosis, ...] = (ISM,),
    problems: tuple[Problem, ...] = (),
    events: tuple[Event, ...] = (),
    taken: tuple[Medication, ...] = (),
) -> Chart:
    """Return a chart in which avapritinib is ordered."""
    found = chart(diagnoses=diagnoses, problems=problems, events=events, taken=taken)
    return replace(found, patient=patient)


def hcg(result: str, day: str = "2026-01-02") -> Event:
    """Return a pregnancy test."""
    kind = EventKind.PREGNANCY_TEST
    return Event(f"Observation/{day}", kind, "hCG", on(day), result)


def test_a_pregnancy_is_critical() -> None:
    """By problem or by test, before the start and after it."""
    pregnant = problem(Ailment.PREGNANCY, began=on("2025-12-01"))
    renewal = (taking(),)
    for found in (
        first_order(problems=(pregnant,)),
        first_order(events=(hcg("positive"),)),
        first_order(problems=(pregnant,), taken=renewal),
    ):
        answer = evaluate(found)
        assert type(answer) is PregnancyRecorded
        assert answer.indicator is Indicator.CRITICAL
        assert [type(each) for each in answer.proposals] == [RemoveDraft, OrderTest]


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        pytest.param((), NoRecentTest, id="none"),
        pytest.param(
            (hcg("negative", "2025-12-30"),), StartAdviceIndolent, id="7-days"
        ),
        pytest.param((hcg("negative", "2025-12-29"),), NoRecentTest, id="8-days"),
        pytest.param((hcg("unclear"),), NoRecentTest, id="unclear"),
    ],
)
def test_a_test_of_the_last_seven_days(
    events: tuple[Event, ...], kind: type[HarmToUnborn]
) -> None:
    """Before the first dose a negative test must be recent and clear."""
    answer = evaluate(first_order(events=events))

    assert type(answer) is kind
    assert isinstance(answer, HarmToUnborn)
    due = kind is NoRecentTest
    assert answer.indicator is (Indicator.WARNING if due else Indicator.INFO)


def test_advice_by_subtype_and_sex() -> None:
    """Light in indolent disease; contraception also for men."""
    negative = (hcg("negative"),)

    assert type(evaluate(first_order(patient=MAN))) is StartAdviceIndolent
    advanced = first_order(patient=MAN, diagnoses=(ASM,))
    assert type(evaluate(advanced)) is StartAdvice
    smouldering = first_order(
        patient=MAN, diagnoses=(diagnosis(Disease.SMOULDERING_SM),)
    )
    assert type(evaluate(smouldering)) is StartAdvice
    woman = first_order(events=negative, diagnoses=(ASM,))
    assert type(evaluate(woman)) is StartAdvice


def test_where_no_pregnancy_is_possible_only_light_remains() -> None:
    """A woman of 60 with advanced disease gets nothing, with indolent disease light."""
    old = replace(ADULT, born_from=date(1960, 1, 1), born_to=date(1960, 1, 1))
    advanced = first_order(patient=old, diagnoses=(ASM,))

    assert isinstance(evaluate(advanced), NotIndicated)
    assert type(evaluate(first_order(patient=old))) is LightAdvice


@pytest.mark.parametrize(
    ("born", "kind"),
    [(date(1970, 1, 7), StartAdviceIndolent), (date(1970, 1, 5), LightAdvice)],
)
def test_contraception_is_for_women_up_to_55(born: date, kind: type) -> None:
    """On the day before the 56th birthday still, on the day after it no longer."""
    woman = replace(WOMAN, born_from=born, born_to=born)

    found = first_order(patient=woman, events=(hcg("negative"),))
    assert type(evaluate(found)) is kind


@pytest.mark.parametrize("sex", [Sex.MALE, Sex.OTHER, Sex.UNKNOWN])
def test_who_may_be_a_man_is_advised_at_any_age(sex: Sex) -> None:
    """Only a woman is past it by age."""
    born = date(1960, 1, 1)
    old = Patient("Patient/p1", born, born, sex)

    for found, kind in (
        (first_order(patient=old), StartAdviceIndolent),
        (first_order(patient=old, diagnoses=(ASM,)), StartAdvice),
    ):
        assert type(evaluate(found)) is kind


def test_what_was_not_read_is_said() -> None:
    """A test may be there, or may not be needed: no warning, and it says so."""
    gap = Gap(Record.LABS, "was not sent")
    unread = evaluate(replace(first_order(), gaps=(gap,)))
    unknown = evaluate(first_order(patient=Patient("Patient/p1")))

    for answer in (unread, unknown):
        assert type(answer) is StartAdviceIndolent
        assert answer.missing == ("a pregnancy test, or whether one is needed",)


def test_a_negative_test_settles_it_where_sex_is_unknown() -> None:
    """The advice remains, and nothing is called missing."""
    found = first_order(patient=Patient("Patient/p1"), events=(hcg("negative"),))
    answer = evaluate(found)

    assert type(answer) is StartAdviceIndolent
    assert answer.missing == ()
    of_no_age = Patient("Patient/p1", sex=Sex.FEMALE)
    woman = evaluate(first_order(patient=of_no_age, events=(hcg("negative"),)))
    assert type(woman) is StartAdviceIndolent


def test_after_the_start_nothing_is_said() -> None:
    """While nothing speaks of a pregnancy."""
    assert isinstance(evaluate(first_order(taken=(taking(),))), NotIndicated)


def test_others_are_not_asked() -> None:
    """No order, no mastocytosis, not confirmed: silent."""
    unsure = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    opened = chart(hook=VIEW, taken=(taking(),))

    assert isinstance(evaluate(opened), NotIndicated)
    assert isinstance(evaluate(first_order(diagnoses=())), NotIndicated)
    assert isinstance(evaluate(first_order(diagnoses=(unsure,))), NotIndicated)


def test_an_unclear_test_is_never_passed_over() -> None:
    """At a renewal, or with unknown sex, it could not be checked; else one is due."""
    unclear = hcg("unclear")
    renewed = first_order(events=(unclear,), taken=(taking(),))
    unknown = first_order(events=(unclear,), patient=replace(WOMAN, sex=Sex.UNKNOWN))

    for made in (renewed, unknown):
        answer = evaluate(made)
        assert isinstance(answer, InsufficientData)
        assert answer.used == (unclear,)
    assert isinstance(evaluate(first_order(events=(unclear,))), NoRecentTest)
    man = first_order(events=(unclear,), patient=MAN, taken=(taking(),))
    assert isinstance(evaluate(man), NotIndicated)
