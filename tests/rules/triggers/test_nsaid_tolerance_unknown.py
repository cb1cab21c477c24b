"""NSAIDs: what this patient has tolerated decides."""

from decimal import Decimal

import pytest
from charts import Hook, diagnosis, draft, lab, medication
from trigger_charts import REFUTED, UNCONFIRMED, allergy, given, problem, sm_chart

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderDrug, OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.tolerance_findings import (
    BleedingAdded,
    FewPlatelets,
    ReactionDoubted,
    ReactionKnown,
    ToleranceNotKnown,
    TriggerOrdered,
)
from cds_service.frozen import replace
from cds_service.rules.triggers.nsaid_tolerance_unknown import RULE, evaluate

NSAID = draft(Drug.NSAID)


def finding(chart: Chart) -> TriggerOrdered:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, TriggerOrdered)
    return answer


@pytest.mark.parametrize(
    ("reactions", "kind", "level"),
    [
        ((), ToleranceNotKnown, Indicator.INFO),
        ((allergy(Allergen.NSAID),), ReactionKnown, Indicator.CRITICAL),
        (
            (allergy(Drug.ASPIRIN, Allergen.NSAID),),
            ReactionKnown,
            Indicator.CRITICAL,
        ),
        (
            (allergy(Allergen.NSAID, certainty=UNCONFIRMED),),
            ReactionDoubted,
            Indicator.WARNING,
        ),
        (
            (allergy(Allergen.NSAID, only_gastrointestinal=True),),
            ToleranceNotKnown,
            Indicator.INFO,
        ),
    ],
)
def test_three_levels(
    reactions: tuple[Allergy, ...], kind: type[TriggerOrdered], level: Indicator
) -> None:
    """Critical for a documented reaction, warning in doubt, a note when unknown."""
    found = finding(sm_chart(NSAID, allergies=reactions))

    assert (type(found), found.indicator) == (kind, level)


def test_silent_when_tolerated() -> None:
    """Two fills, or a refuted allergy."""
    uses = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))
    refuted = allergy(Allergen.NSAID, certainty=REFUTED)

    assert isinstance(evaluate(sm_chart(NSAID, medications=uses)), NotIndicated)
    assert isinstance(evaluate(sm_chart(NSAID, medications=uses[:1])), TriggerOrdered)
    assert isinstance(evaluate(sm_chart(NSAID, allergies=(refuted,))), NotIndicated)


def test_an_ulcer_is_named_apart() -> None:
    """It does not raise the level of unknown tolerance."""
    ulcer = problem(Ailment.PEPTIC_ULCER)
    found = finding(sm_chart(NSAID, problems=(ulcer,)))

    assert found.bleeding == (ulcer,)
    assert found.indicator is Indicator.INFO


USES = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))


@pytest.mark.parametrize("uses", [(), USES])
@pytest.mark.parametrize(
    ("count", "few"), [("20", True), ("49", True), ("50", False), ("51", False)]
)
def test_few_platelets_are_a_warning_tolerated_or_not(
    count: str, few: bool, uses: tuple[Medication, ...]
) -> None:
    """Below 50 the card names the count; tolerance speaks of mast cells alone."""
    chart = sm_chart(NSAID, labs=(lab(Analyte.PLATELETS, count),), medications=uses)
    answer = evaluate(chart)

    assert isinstance(answer, FewPlatelets) is few
    if isinstance(answer, FewPlatelets):
        assert answer.indicator is Indicator.WARNING
        assert answer.platelets.value.exact == Decimal(count)


def test_a_reaction_on_record_leads_before_platelets() -> None:
    """Critical stays critical, and the count is named among the risks."""
    low = lab(Analyte.PLATELETS, "20")
    known = allergy(Allergen.NSAID)
    found = finding(sm_chart(NSAID, labs=(low,), allergies=(known,)))

    assert isinstance(found, ReactionKnown)
    assert found.indicator is Indicator.CRITICAL
    assert found.bleeding == (low,)


def test_what_adds_to_bleeding_is_named_although_tolerated() -> None:
    """An anticoagulant or an ulcer; the NSAID that is taken already is none."""
    blood = medication(Drug.BLEEDING_RISK, "2025-12-01")
    same = medication(Drug.NSAID, "2025-12-01", reference="MedicationRequest/7")
    same = replace(same, name="naproxen 500 MG Oral Tablet")
    also = replace(same, drug=Drug.BLEEDING_RISK)
    added = evaluate(sm_chart(NSAID, medications=(*USES, blood)))
    more = evaluate(sm_chart(NSAID, medications=(*USES, same, also)))

    assert isinstance(added, BleedingAdded)
    assert added.indicator is Indicator.INFO
    assert isinstance(more, NotIndicated)


def test_offers_another_way() -> None:
    """Acetaminophen and a supervised challenge."""
    kinds = [type(each) for each in finding(sm_chart(NSAID)).proposals]
    assert kinds == [OrderDrug, OrderTest]


def test_possible_mastocytosis_gets_a_note() -> None:
    """Even for a documented reaction: the EHR's own allergy check is louder."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    chart = sm_chart(NSAID, diagnoses=possible, allergies=(allergy(Allergen.NSAID),))

    assert finding(chart).indicator is Indicator.INFO


def test_unread_allergies_are_named() -> None:
    """Two fills clear nothing then."""
    uses = (given(Drug.NSAID, "2025-06-01"), given(Drug.NSAID, "2025-06-02"))
    gap = Gap(Record.ALLERGIES, "was not sent")
    found = finding(sm_chart(NSAID, medications=uses, gaps=(gap,)))

    assert "allergies were not sent" in found.missing


def test_both_views_are_told() -> None:
    """X2: the sources disagree, and every card says so and that it is no bar."""
    for text in RULE.texts.values():
        words = " ".join(text.detail)
        assert "Sources disagree" in words
        assert "not absolutely contraindicated" in words


def test_only_orders_and_only_its_patients() -> None:
    """Silent on other hooks and without mastocytosis; asks when nobody knows."""
    gap = Gap(Record.CONDITIONS, "was not sent")

    assert isinstance(evaluate(sm_chart(draft(Drug.ASPIRIN))), NotIndicated)
    assert isinstance(evaluate(sm_chart(NSAID, hook=Hook.PATIENT_VIEW)), NotIndicated)
    assert isinstance(evaluate(sm_chart(NSAID, diagnoses=())), NotIndicated)
    assert isinstance(
        evaluate(sm_chart(NSAID, diagnoses=(), gaps=(gap,))), InsufficientData
    )
