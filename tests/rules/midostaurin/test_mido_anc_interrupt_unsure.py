"""The neutrophil rule where data are missing, old, preliminary or unreadable."""

import pytest
from charts import Hook, lab, on
from mido_charts import ANC, BEFORE, chart, held, on_treatment

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.low_count import (
    BelowUsual,
    LowCount,
)
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_anc_interrupt import evaluate

INFO, WARNING = Indicator.INFO, Indicator.WARNING


def test_only_an_early_result_clears_nothing() -> None:
    """A preliminary 3.0 is no answer, and the reason says why."""
    early = lab(ANC, "3.0", status=ResultStatus.PRELIMINARY)

    assert evaluate(chart(early)) == InsufficientData(
        "the only current ANC is preliminary or with an inferred unit, and cannot"
        " clear",
        (early,),
    )


def test_t38_an_entered_in_error_count_alone_is_named() -> None:
    """A withdrawn count interrupts nothing, and its absence is said."""
    withdrawn = Unread(
        "Observation/e",
        ANC,
        "entered in error",
        "0.3",
        on("2026-01-05"),
        status_only=True,
    )
    answer = evaluate(replace(chart(), unread=(withdrawn,)))
    assert isinstance(answer, InsufficientData)
    assert withdrawn in answer.used
    beside = evaluate(replace(on_treatment(ANC, "2.0", "3.0"), unread=(withdrawn,)))
    assert isinstance(beside, NotIndicated)


def test_t09_a_count_without_unit_is_named_unless_a_value_fires() -> None:
    """900 without a unit is unknown; a low value that was read still speaks."""
    unread = Unread("Observation/u", ANC, "no unit", "900", on("2026-01-06"))
    clear = replace(on_treatment(ANC, "2.0", "3.0"), unread=(unread,))
    assert isinstance(evaluate(clear), InsufficientData)
    low = replace(on_treatment(ANC, "0.9", "3.0"), unread=(unread,))
    assert type(evaluate(low)) is BelowUsual


@pytest.mark.parametrize(
    ("taken", "about", "hides"),
    [
        ("2026-01-06", ANC, True),
        ("2026-01-05", ANC, False),
        ("2026-01-04", ANC, False),
        (None, ANC, True),
        ("2026-01-06", Analyte.LEUKOCYTES, True),
        (None, Analyte.LEUKOCYTES, False),
        ("2026-01-06", Analyte.PLATELETS, False),
    ],
)
def test_only_a_newer_unread_count_hides_a_good_one(
    taken: str | None, about: Analyte, *, hides: bool
) -> None:
    """What is older than the newest count that was read does not matter."""
    unread = Unread(
        "Observation/u", about, "no unit", "900", on(taken) if taken else None
    )
    answer = evaluate(replace(on_treatment(ANC, "2.0", "3.0"), unread=(unread,)))
    assert isinstance(answer, InsufficientData if hides else NotIndicated)


@pytest.mark.parametrize(
    ("hook", "level"),
    [(Hook.PATIENT_VIEW, WARNING), (Hook.ORDER_SIGN, WARNING)],
)
def test_t39_a_preliminary_count_raises_one_level_lower(
    hook: Hook, level: Indicator
) -> None:
    """A preliminary 0.3 warns, and does not clear anything."""
    early = lab(ANC, "0.3", status=ResultStatus.PRELIMINARY)
    answer = evaluate(chart(early, lab(ANC, "2.0", BEFORE), hook=hook))
    assert isinstance(answer, BelowUsual)
    assert answer.indicator is level


def test_a_preliminary_count_clears_nothing() -> None:
    """A good preliminary count does not outweigh an older settled low one."""
    early = lab(ANC, "2.0", "2026-01-06", status=ResultStatus.PRELIMINARY)
    low = lab(ANC, "0.8", "2026-01-05")
    answer = evaluate(chart(early, low, lab(ANC, "2.0", BEFORE)))
    assert isinstance(answer, BelowUsual)
    assert answer.count is low
    assert isinstance(evaluate(chart(early)), InsufficientData)


def test_a_count_with_an_inferred_unit_raises_one_level_lower() -> None:
    """T9: a probable 0.9 raises an information card."""
    probable = lab(ANC, "0.9", probable=True)
    answer = evaluate(chart(probable, lab(ANC, "2.0", BEFORE)))
    assert isinstance(answer, BelowUsual)
    assert answer.indicator is INFO


@pytest.mark.parametrize(
    ("day", "hook", "speaks"),
    [
        ("2025-12-30", Hook.ORDER_SIGN, True),
        ("2025-12-29", Hook.ORDER_SIGN, False),
        ("2025-12-09", Hook.PATIENT_VIEW, True),
        ("2025-12-08", Hook.PATIENT_VIEW, False),
    ],
)
def test_an_old_count_is_left_to_the_monitoring_rule(
    day: str, hook: Hook, *, speaks: bool
) -> None:
    """7 days count on order hooks, 28 on patient-view; not one more."""
    answer = evaluate(chart(lab(ANC, "0.8", day), lab(ANC, "2.0", BEFORE), hook=hook))
    assert isinstance(answer, LowCount if speaks else NotIndicated)
    if isinstance(answer, NotIndicated):
        assert "mido-monitoring-overdue" in answer.reason


def test_no_count_at_all_is_insufficient() -> None:
    """On midostaurin the absence of any count is said."""
    assert isinstance(evaluate(chart()), InsufficientData)


def test_a_record_not_read_in_full_never_clears() -> None:
    """A missing part of the laboratory record may hold a newer low count."""
    gap = Gap(Record.LABS, "not sent")
    clear = replace(on_treatment(ANC, "2.0", "3.0"), gaps=(gap,))
    assert isinstance(evaluate(clear), InsufficientData)
    low = replace(on_treatment(ANC, "0.8", "3.0"), gaps=(gap,))
    assert isinstance(evaluate(low), BelowUsual)


def test_on_hold_is_left_to_the_resume_rule() -> None:
    """A patient who does not take it is not asked to interrupt it."""
    low = lab(ANC, "0.3")
    for hook in Hook:
        answer = evaluate(chart(low, taken=(held(),), hook=hook))
        assert isinstance(answer, NotIndicated)


def test_order_hooks_need_a_midostaurin_draft() -> None:
    """Another draft is none of this rule's business."""
    other = chart(lab(ANC, "0.3"), hook=Hook.ORDER_SIGN, drafts=())
    assert isinstance(evaluate(other), NotIndicated)


def test_a_child_is_not_judged_by_adult_thresholds() -> None:
    """Under 18 the rule asks instead of deciding."""
    low = on_treatment(ANC, "0.3", "2.0")
    young = on("2010-01-01").day
    child = replace(low, patient=replace(low.patient, born_from=young, born_to=young))
    assert isinstance(evaluate(child), InsufficientData)
