"""Avapritinib beside drugs that change its level: each class, both directions."""

import pytest
from aya_charts import VIEW, chart, ordered, taking
from charts import ASM, ISM, SM, diagnosis, draft, medication

from cds_service.clinical.avapritinib_interactions import (
    Inducer,
    LevelChanged,
    ModerateInhibitor,
    ModerateInhibitorAdvanced,
    StrongInhibitor,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Patient
from cds_service.clinical.proposal import ChangeDose, RemoveDraft
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_cyp3a import evaluate

STRONG, MODERATE = Drug.STRONG_CYP3A_INHIBITOR, Drug.MODERATE_CYP3A_INHIBITOR
INDUCERS = (Drug.STRONG_CYP3A_INDUCER, Drug.MODERATE_CYP3A_INDUCER)


@pytest.mark.parametrize(
    ("other", "subtype", "kind", "level"),
    [
        (STRONG, ASM, StrongInhibitor, Indicator.CRITICAL),
        (STRONG, ISM, StrongInhibitor, Indicator.CRITICAL),
        (MODERATE, ASM, ModerateInhibitorAdvanced, Indicator.WARNING),
        (MODERATE, ISM, ModerateInhibitor, Indicator.WARNING),
        (MODERATE, SM, ModerateInhibitor, Indicator.WARNING),
        (INDUCERS[0], ASM, Inducer, Indicator.WARNING),
        (INDUCERS[1], ISM, Inducer, Indicator.WARNING),
    ],
)
def test_each_class(
    other: Drug, subtype: Diagnosis, kind: type[LevelChanged], level: Indicator
) -> None:
    """A strong inhibitor is critical, everything else a warning; both directions."""
    taken = medication(other, "2026-01-02")
    ours_new = evaluate(chart(taken=(taken,), diagnoses=(subtype,)))
    theirs_new = evaluate(
        chart(drafts=(draft(other),), taken=(taking(),), diagnoses=(subtype,))
    )

    for answer in (ours_new, theirs_new):
        assert type(answer) is kind
        assert answer.indicator is level
    assert isinstance(theirs_new, LevelChanged)
    assert theirs_new.proposals == ()
    assert theirs_new.missing == (
        ("the subtype of mastocytosis",) if subtype is SM else ()
    )


@pytest.mark.parametrize(
    ("dose", "kind"),
    [
        ("25", NotIndicated),
        ("50", NotIndicated),
        ("50.1", ModerateInhibitorAdvanced),
        ("100", ModerateInhibitorAdvanced),
    ],
)
def test_50_mg_allows_for_a_moderate_inhibitor_in_advanced_disease(
    dose: str, kind: type[object]
) -> None:
    """The label starts at 50 mg where the inhibitor cannot be avoided."""
    beside = medication(MODERATE, "2026-01-02")

    assert type(evaluate(chart(drafts=(ordered(dose),), taken=(beside,)))) is kind


@pytest.mark.parametrize("subtype", [ISM, SM, replace(ASM, unverified_code=True)])
def test_a_low_dose_allows_for_nothing_elsewhere(subtype: Diagnosis) -> None:
    """In indolent disease, or an unsure subtype, the label says to avoid."""
    beside = medication(MODERATE, "2026-01-02")
    drafts = (ordered("25"),)
    answer = evaluate(chart(drafts=drafts, taken=(beside,), diagnoses=(subtype,)))

    assert isinstance(answer, ModerateInhibitor)


def test_a_low_dose_allows_for_no_strong_inhibitor() -> None:
    """No dose is labelled beside one."""
    beside = medication(STRONG, "2026-01-02")
    answer = evaluate(chart(drafts=(ordered("25"),), taken=(beside,)))

    assert type(answer) is StrongInhibitor


def test_the_lower_dose_is_offered_in_advanced_disease_only() -> None:
    """50 mg or the order back; else the order back."""
    beside = (medication(MODERATE, "2026-01-02"),)
    advanced = evaluate(chart(taken=beside))
    indolent = evaluate(chart(taken=beside, diagnoses=(ISM,)))

    assert isinstance(advanced, LevelChanged)
    assert [type(each) for each in advanced.proposals] == [ChangeDose, RemoveDraft]
    assert advanced.exclusive
    assert isinstance(indolent, LevelChanged)
    assert [type(each) for each in indolent.proposals] == [RemoveDraft]


def test_the_worst_gives_the_card_its_name_and_all_are_told() -> None:
    """A strong inhibitor comes before an inducer."""
    strong = medication(STRONG, "2026-01-02")
    inducer = medication(INDUCERS[0], "2026-01-02")
    answer = evaluate(chart(taken=(inducer, strong)))

    assert type(answer) is StrongInhibitor
    assert answer.all_of_them == (strong, inducer)


def test_beside_a_stromal_tumour_300_mg_is_not_ours() -> None:
    """That regimen has its own doses."""
    tumor = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)
    beside = medication(STRONG, "2026-01-02")
    drafts = (ordered("300"),)
    found = chart(drafts=drafts, taken=(beside,), diagnoses=(SM, tumor))

    assert isinstance(evaluate(found), NotIndicated)


def test_what_is_over_meets_nothing() -> None:
    """A stopped inhibitor is none."""
    past = medication(STRONG, "2025-01-02", status=MedicationStatus.STOPPED)

    assert isinstance(evaluate(chart(taken=(past,))), NotIndicated)


def test_medication_that_was_not_read_asks() -> None:
    """Nobody can say that nothing is beside it; another order asks nobody."""
    gap = Gap(Record.MEDICATION_ORDERS, "was not sent")
    unread = Unread("MedicationRequest/x", STRONG, "no status")
    azole = chart(drafts=(draft(STRONG),))

    assert isinstance(evaluate(replace(chart(), gaps=(gap,))), InsufficientData)
    assert isinstance(evaluate(replace(chart(), unread=(unread,))), InsufficientData)
    assert isinstance(evaluate(replace(azole, gaps=(gap,))), NotIndicated)


def test_nobody_else_is_asked() -> None:
    """Opened charts and other patients: silent; not confirmed, a child: asks."""
    beside = (medication(STRONG, "2026-01-02"),)
    both = (taking(), *beside)
    unsure = replace(SM, verification=Verification.PROVISIONAL)
    young = beside[0].starts
    assert young is not None
    child = Patient("Patient/p1", young.day, young.day)

    assert isinstance(evaluate(chart(hook=VIEW, taken=both)), NotIndicated)
    assert isinstance(evaluate(chart(taken=beside, diagnoses=())), NotIndicated)
    asked = evaluate(chart(taken=beside, diagnoses=(unsure,)))
    assert isinstance(asked, InsufficientData)
    as_child = replace(chart(taken=beside), patient=child)
    assert isinstance(evaluate(as_child), InsufficientData)


def test_avapritinib_that_could_not_be_read_asks() -> None:
    """It may be taken beside the inhibitor that is being ordered."""
    hidden = Unread("MedicationRequest/x", Drug.AVAPRITINIB, "no status")
    asked = replace(chart(drafts=(draft(STRONG),)), unread=(hidden,))

    assert isinstance(evaluate(asked), InsufficientData)
    assert isinstance(evaluate(chart(drafts=(draft(STRONG),))), NotIndicated)
