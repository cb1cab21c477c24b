"""Imatinib against KIT D816V: what is critical, what warns, what is a note."""

from decimal import Decimal
from itertools import permutations

import pytest
from charts import SM, Hook, diagnosis
from kit_charts import (
    ADEQUATE,
    FUSED,
    INADEQUATE,
    INDETERMINATE,
    NOT_FUSED,
    OTHER_EXON17,
    OTHER_VARIANT,
    PENDING,
    POSITIVE,
    UNCLEAR,
    UNVERIFIED,
    kit_chart,
)

from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.imatinib_findings import (
    D816VPositive,
    D816VPositivePreliminary,
    D816VPositiveUndated,
    D816VPositiveWithShare,
    Exon17ForAnotherIndication,
    ForAnotherIndication,
    OtherExon17,
)
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.proposal import AddTask, RemoveDraft
from cds_service.clinical.variant import KitResult
from cds_service.frozen import replace
from cds_service.rules.imatinib.imatinib_kit_d816v_positive import evaluate

CML = diagnosis(Disease.CHRONIC_MYELOID_LEUKEMIA)


def finding(chart: Chart) -> Finding:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, Finding)
    return answer


@pytest.mark.parametrize("hook", [Hook.ORDER_SELECT, Hook.ORDER_SIGN])
def test_positive_is_critical(hook: Hook) -> None:
    """A settled D816V in confirmed mastocytosis makes imatinib not indicated."""
    answer = finding(kit_chart(POSITIVE, hook=hook))

    assert type(answer) is D816VPositive
    assert answer.indicator is Indicator.CRITICAL
    assert [type(each) for each in answer.proposals] == [RemoveDraft, AddTask]
    assert "FIP1L1-PDGFRA: no test on record" in answer.missing


def test_share_and_missing_date_have_their_own_words() -> None:
    """The allele fraction is told in percent; a test without a date says so."""
    shared = finding(kit_chart(replace(POSITIVE, allele_fraction=Decimal("0.125"))))
    undated = finding(kit_chart(replace(POSITIVE, taken=None)))

    assert isinstance(shared, D816VPositiveWithShare)
    assert shared.percent == Decimal("12.5")
    assert type(undated) is D816VPositiveUndated


@pytest.mark.parametrize(
    "kit",
    [
        (),
        (ADEQUATE,),
        (INADEQUATE,),
        (UNVERIFIED,),
        (INDETERMINATE,),
        (PENDING,),
        (UNCLEAR,),
        (OTHER_VARIANT,),
    ],
)
def test_every_other_state_is_silent(kit: tuple[KitResult, ...]) -> None:
    """Without a positive result this rule has nothing to say."""
    assert isinstance(evaluate(kit_chart(*kit)), NotIndicated)


def test_positive_beside_negative_stays_critical() -> None:
    """Any positive wins, whatever else was found."""
    answer = finding(kit_chart(ADEQUATE, POSITIVE, OTHER_EXON17))

    assert answer.indicator is Indicator.CRITICAL


def test_other_exon_17_variant_warns() -> None:
    """Resistance of other exon 17 variants varies: a warning, not critical."""
    answer = finding(kit_chart(OTHER_EXON17))

    assert type(answer) is OtherExon17
    assert answer.indicator is Indicator.WARNING


def test_preliminary_positive_is_one_level_lower() -> None:
    """A preliminary positive raises, but is no contraindication yet."""
    early = replace(POSITIVE, status=ResultStatus.PRELIMINARY)

    alone, beside = finding(kit_chart(early)), finding(kit_chart(early, POSITIVE))

    assert type(alone) is D816VPositivePreliminary
    assert alone.indicator is Indicator.WARNING
    assert type(beside) is D816VPositive
    assert (beside.result, beside.indicator) == (POSITIVE, Indicator.CRITICAL)


def test_an_unclear_result_beside_a_negative_one_is_asked_about() -> None:
    """A report that nobody understood may be the positive one."""
    assert isinstance(evaluate(kit_chart(ADEQUATE, UNCLEAR)), InsufficientData)


@pytest.mark.parametrize(
    "other",
    [
        Disease.CHRONIC_MYELOID_LEUKEMIA,
        Disease.ACUTE_LYMPHOBLASTIC_LEUKEMIA,
        Disease.GASTROINTESTINAL_STROMAL_TUMOR,
        Disease.DERMATOFIBROSARCOMA,
    ],
)
def test_other_indication_makes_it_a_note(other: Disease) -> None:
    """T26: imatinib for CML and the like is right; it will not treat the rest."""
    answer = finding(kit_chart(POSITIVE, diagnoses=(SM, diagnosis(other))))

    other_exon = finding(kit_chart(OTHER_EXON17, diagnoses=(SM, diagnosis(other))))

    assert type(answer) is ForAnotherIndication
    assert type(other_exon) is Exon17ForAnotherIndication
    assert other_exon.indicator is Indicator.INFO
    assert (answer.indicator, answer.proposals) == (Indicator.INFO, ())


@pytest.mark.parametrize(
    "not_enough",
    [
        diagnosis(Disease.EOSINOPHILIA),
        replace(CML, verification=Verification.PROVISIONAL),
        replace(CML, coded=frozenset(), worded=CML.coded),
    ],
)
def test_what_is_no_other_indication(not_enough: Diagnosis) -> None:
    """Eosinophilia without fusion, a suspicion or mere words lower nothing."""
    answer = finding(kit_chart(POSITIVE, diagnoses=(SM, not_enough)))

    assert answer.indicator is Indicator.CRITICAL


def test_fusion_exempts() -> None:
    """T25: a settled fusion leaves the word to the eosinophilia rule."""
    early = replace(FUSED, status=ResultStatus.PRELIMINARY)

    assert isinstance(evaluate(kit_chart(POSITIVE, fusions=(FUSED,))), NotIndicated)
    assert finding(kit_chart(POSITIVE, fusions=(early,))).indicator is (
        Indicator.CRITICAL
    )
    assert finding(kit_chart(POSITIVE, fusions=(NOT_FUSED,))).missing == ()


def test_order_of_facts_changes_nothing() -> None:
    """The same results in any order give the same finding."""
    results = (POSITIVE, ADEQUATE, OTHER_EXON17, UNCLEAR)
    answers = {repr(evaluate(kit_chart(*each))) for each in permutations(results)}

    assert len(answers) == 1


def test_a_negative_fusion_test_is_among_the_facts() -> None:
    """It was looked at: positive, this rule would be silent."""
    found = evaluate(kit_chart(POSITIVE, fusions=(NOT_FUSED,)))

    assert isinstance(found, D816VPositive)
    assert NOT_FUSED in found.used
