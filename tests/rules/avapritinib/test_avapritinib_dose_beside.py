"""What stands beside an avapritinib order and changes what is said of its dose."""

from aya_charts import chart, ordered, problem, taking
from charts import ISM, diagnosis, medication

from cds_service.clinical.avapritinib_findings import (
    DoseDiffers,
    MayBeForStromalTumor,
    TooMuchForIndolent,
)
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import RemoveDraft
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_dose_by_subtype import evaluate

WARNING = Indicator.WARNING
GIST = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)


def test_beside_a_stromal_tumour() -> None:
    """300 mg is for the tumour; another dose may be: it is asked, and none offered."""
    both = (ISM, GIST)
    right = chart(drafts=(ordered("300"),), diagnoses=both)
    other = chart(drafts=(ordered("200"),), diagnoses=both)
    answer = evaluate(other)

    assert isinstance(evaluate(right), NotIndicated)
    assert type(answer) is MayBeForStromalTumor
    assert answer.indicator is WARNING
    assert answer.tumors == (GIST,)
    assert answer.proposals == ()


def test_300_mg_without_the_tumour_is_judged() -> None:
    """A tumour that is only suspected does not count."""
    doubtful = replace(GIST, verification=Verification.PROVISIONAL)
    answer = evaluate(chart(drafts=(ordered("300"),), diagnoses=(ISM, doubtful)))

    assert type(answer) is TooMuchForIndolent


def test_no_dose_is_offered_beside_what_asks_for_a_lower_one() -> None:
    """A CYP3A inhibitor or liver disease: the order is taken back at most."""
    azole = medication(Drug.MODERATE_CYP3A_INHIBITOR, "2026-01-01")
    wrong = (ordered("300"),)
    beside = evaluate(chart(drafts=wrong, taken=(azole,)))
    liver = evaluate(chart(drafts=wrong, problems=(problem(Ailment.LIVER_DISEASE),)))

    assert isinstance(beside, DoseDiffers)
    assert beside.changing_level == (azole,)
    assert [type(each) for each in beside.proposals] == [RemoveDraft]
    assert isinstance(liver, DoseDiffers)
    assert [type(each) for each in liver.proposals] == [RemoveDraft]


def test_after_the_start_no_full_dose_is_offered() -> None:
    """A lower dose may have had its reason."""
    answer = evaluate(chart(drafts=(ordered("75"),), taken=(taking(),)))

    assert isinstance(answer, DoseDiffers)
    assert [type(each) for each in answer.proposals] == [RemoveDraft]
    assert not answer.exclusive


def test_the_worst_of_several_orders_counts() -> None:
    """A right order does not hide a wrong one."""
    wrong = replace(ordered("200"), reference="MedicationRequest/wrong")
    answer = evaluate(chart(drafts=(ordered("25"), wrong), diagnoses=(ISM,)))

    assert isinstance(answer, TooMuchForIndolent)
    assert answer.used[0] is wrong
