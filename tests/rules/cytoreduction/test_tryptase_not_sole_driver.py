"""Tryptase alone: its limit, what stands beside it, a rise on an opened chart."""

import pytest
from charts import ASM, ISM, SM, Hook, diagnosis, draft, lab, medication, mg
from reason_charts import (
    CLADRIBINE,
    FLUSHING,
    FRACTURE,
    H1,
    H2,
    INTERFERON,
    LOW_TWICE,
    ZOLEDRONATE,
    avapritinib,
    chart,
)

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.frozen import replace
from cds_service.rules.cytoreduction.cytoreduction_in_indolent import (
    RULE as CYTOREDUCTION,
)
from cds_service.rules.cytoreduction.cytoreduction_in_indolent import (
    ReasonNotDocumented,
)
from cds_service.rules.cytoreduction.tryptase_not_sole_driver import (
    RULE,
    TryptaseAlone,
    TryptaseRose,
    evaluate,
)

VIEW = Hook.PATIENT_VIEW
SSM = diagnosis(Disease.SMOULDERING_SM)
IMATINIB = draft(Drug.IMATINIB)


def tryptase(value: str, day: str = "2025-12-20") -> Lab:
    """Return a tryptase."""
    return lab(Analyte.TRYPTASE, value, day)


def test_t30_two_findings_become_one_card() -> None:
    """Tryptase 350 alone, indolent disease, cladribine: both rules, one act."""
    found = chart(tryptase("350"))
    answer = evaluate(found)

    assert isinstance(answer, TryptaseAlone)
    assert answer.indicator is Indicator.WARNING
    assert isinstance(CYTOREDUCTION.evaluate(found), ReasonNotDocumented)
    assert CYTOREDUCTION.act == RULE.act


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("19.9", NotIndicated),
        ("20", NotIndicated),
        ("20.1", TryptaseAlone),
        (">200", TryptaseAlone),
        (">10", NotIndicated),
    ],
)
def test_above_twenty_is_high(value: str, kind: type[object]) -> None:
    """Exactly 20 is not above, and a bound must prove it."""
    assert type(evaluate(chart(tryptase(value)))) is kind


@pytest.mark.parametrize("subtype", [ISM, SSM, SM])
@pytest.mark.parametrize("drug", [CLADRIBINE, INTERFERON, IMATINIB])
def test_whatever_drug_and_subtype(drug: Medication, subtype: Diagnosis) -> None:
    """Every cytoreductive drug outside advanced disease."""
    answer = evaluate(chart(tryptase("80"), drafts=(drug,), diagnoses=(subtype,)))

    assert isinstance(answer, TryptaseAlone)


def test_medicines_alone_are_no_other_reason() -> None:
    """Two classes tried say nothing of a symptom that is not on record."""
    answer = evaluate(chart(tryptase("80"), taken=(H1, H2)))

    assert isinstance(answer, TryptaseAlone)


def test_more_than_tryptase() -> None:
    """A symptom, a bone that breaks on treatment, organ damage: silent."""
    high = tryptase("350")
    broken = chart(high, taken=(ZOLEDRONATE,), problems=(FRACTURE,))

    assert isinstance(evaluate(chart(high, problems=(FLUSHING,))), NotIndicated)
    assert isinstance(evaluate(broken), NotIndicated)
    assert isinstance(evaluate(chart(high, *LOW_TWICE)), NotIndicated)


def test_avapritinib_for_indolent_disease_is_a_note_at_most() -> None:
    """With symptoms on record it is silent, without them it informs."""
    small, high = (avapritinib(),), tryptase("80")
    big = (avapritinib(mg("50", "1", with_food=None)),)
    note = evaluate(chart(high, drafts=small))
    warning = evaluate(chart(high, drafts=big))

    assert isinstance(note, TryptaseAlone)
    assert note.indicator is Indicator.INFO
    assert isinstance(warning, TryptaseAlone)
    assert warning.indicator is Indicator.WARNING
    assert isinstance(
        evaluate(chart(high, drafts=small, problems=(FLUSHING,))), NotIndicated
    )


def test_a_renewal_is_silent() -> None:
    """What is taken already was decided before."""
    going_on = medication(Drug.INTERFERON, "2025-06-01")
    found = chart(tryptase("80"), drafts=(INTERFERON,), taken=(going_on,))

    assert isinstance(evaluate(found), NotIndicated)


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        ("20", "20.1", TryptaseRose),
        ("20.1", "40", NotIndicated),
        ("40", "79.9", NotIndicated),
        ("40", "80", TryptaseRose),
        ("10", "20", NotIndicated),
        ("<20", "21", TryptaseRose),
        (">15", "100", NotIndicated),
    ],
)
def test_a_rise_on_an_opened_chart(before: str, now: str, kind: type[object]) -> None:
    """It is newly above 20, or has at least doubled; a line and no more."""
    answer = evaluate(chart(tryptase(now), tryptase(before, "2025-03-01"), hook=VIEW))

    assert type(answer) is kind


@pytest.mark.parametrize(
    ("day", "kind"), [("2025-10-08", TryptaseRose), ("2025-10-07", NotIndicated)]
)
def test_a_rise_is_new_for_ninety_days(day: str, kind: type[object]) -> None:
    """After that it has been seen."""
    labs = tryptase("80", day), tryptase("10", "2025-03-01")

    assert type(evaluate(chart(*labs, hook=VIEW))) is kind


def test_one_value_is_no_rise() -> None:
    """Without an earlier one nobody knows; a preliminary one is none."""
    last = tryptase("80")
    unsettled = replace(tryptase("10", "2025-03-01"), status=ResultStatus.PRELIMINARY)

    assert isinstance(evaluate(chart(last, hook=VIEW)), NotIndicated)
    assert isinstance(evaluate(chart(last, unsettled, hook=VIEW)), NotIndicated)


def test_a_rise_in_advanced_disease_is_for_others() -> None:
    """There it is not the question what drives treatment."""
    labs = tryptase("80"), tryptase("10", "2025-03-01")

    assert isinstance(evaluate(chart(*labs, hook=VIEW, diagnoses=(ASM,))), NotIndicated)
    assert isinstance(evaluate(chart(*labs, hook=VIEW, diagnoses=())), NotIndicated)


def test_nobody_else_is_asked() -> None:
    """No such order: silent; not confirmed: cannot decide."""
    high = tryptase("80")
    unsure = replace(SM, verification=Verification.PROVISIONAL)

    assert isinstance(evaluate(chart(high, drafts=())), NotIndicated)
    assert isinstance(evaluate(chart(high, diagnoses=(ASM,))), NotIndicated)
    assert isinstance(evaluate(chart(high, diagnoses=(unsure,))), InsufficientData)
