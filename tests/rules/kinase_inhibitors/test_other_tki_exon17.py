"""Dasatinib or nilotinib, by what is known of KIT."""

import pytest
from charts import SM, Chart, Hook, diagnosis, draft
from kit_charts import (
    ADEQUATE,
    INADEQUATE,
    INDETERMINATE,
    OTHER_EXON17,
    POSITIVE,
    UNVERIFIED,
)
from order_charts import CHILD, ordering

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.variant import KitResult
from cds_service.frozen import replace
from cds_service.rules.kinase_inhibitors.other_tki_exon17 import (
    ExonSeventeen,
    KitNotKnown,
    evaluate,
)

EACH = (Drug.DASATINIB, Drug.NILOTINIB)


def on_order(
    *kit: KitResult,
    drug: Drug = Drug.DASATINIB,
    diagnoses: tuple[Diagnosis, ...] = (SM,),
) -> Chart:
    """Return a chart of an order with these KIT results."""
    return replace(ordering(draft(drug), diagnoses=diagnoses), kit=kit)


@pytest.mark.parametrize("drug", EACH)
@pytest.mark.parametrize("result", [POSITIVE, OTHER_EXON17])
def test_an_exon_17_variant(drug: Drug, result: KitResult) -> None:
    """A warning; the order may be taken back."""
    answer = evaluate(on_order(result, drug=drug))
    assert isinstance(answer, ExonSeventeen)
    assert answer.indicator is Indicator.WARNING
    assert (answer.ordered, answer.result) == (drug, result)
    assert [type(each) for each in answer.proposals] == [RemoveDraft]


@pytest.mark.parametrize("drug", EACH)
@pytest.mark.parametrize("kit", [(), (INADEQUATE,), (UNVERIFIED,), (INDETERMINATE,)])
def test_kit_not_known(drug: Drug, kit: tuple[KitResult, ...]) -> None:
    """A note that offers the test."""
    answer = evaluate(on_order(*kit, drug=drug))
    assert isinstance(answer, KitNotKnown)
    assert answer.indicator is Indicator.INFO
    assert [type(each) for each in answer.proposals] == [OrderTest]


def test_an_adequate_negative_is_silent() -> None:
    """Unless another result is positive."""
    assert isinstance(evaluate(on_order(ADEQUATE)), NotIndicated)
    assert isinstance(evaluate(on_order(ADEQUATE, POSITIVE)), ExonSeventeen)


@pytest.mark.parametrize(
    "disease", [Disease.CHRONIC_MYELOID_LEUKEMIA, Disease.ACUTE_LYMPHOBLASTIC_LEUKEMIA]
)
def test_a_leukaemia_it_is_given_for(disease: Disease) -> None:
    """Silent, if that is confirmed; GIST is no reason."""
    sure = diagnosis(disease)
    unsure = replace(sure, verification=Verification.PROVISIONAL)
    made = on_order(POSITIVE, diagnoses=(SM, sure))
    assert isinstance(evaluate(made), NotIndicated)
    made = on_order(POSITIVE, diagnoses=(SM, unsure))
    assert isinstance(evaluate(made), ExonSeventeen)
    gist = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)
    made = on_order(POSITIVE, diagnoses=(SM, gist))
    assert isinstance(evaluate(made), ExonSeventeen)


def test_whom_it_concerns() -> None:
    """A note when it is only possible; adults with mastocytosis alone."""
    possible = replace(SM, verification=Verification.PROVISIONAL)
    answer = evaluate(on_order(POSITIVE, diagnoses=(possible,)))
    assert isinstance(answer, ExonSeventeen)
    assert answer.indicator is Indicator.INFO
    assert answer.missing
    made = on_order(POSITIVE)
    for silent in (
        on_order(POSITIVE, diagnoses=()),
        on_order(POSITIVE, drug=Drug.IMATINIB),
        replace(made, patient=CHILD),
        replace(made, drafts=(), hook=Hook.PATIENT_VIEW),
    ):
        assert isinstance(evaluate(silent), NotIndicated)


def test_results_that_were_not_sent_are_named() -> None:
    """They may hold a positive one."""
    gap = Gap(Record.GENETICS, "was not sent")
    answer = evaluate(replace(on_order(), gaps=(gap,)))
    assert isinstance(answer, KitNotKnown)
    assert answer.missing == ("genetic results were not sent",)
