"""The subtype is asked for where it is contradictory, inferred or missing."""

import pytest
from charts import ADULT, AS_OF, ASM, ISM, MCL, SM, Chart, diagnosis
from mido_charts import TAKING

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.clinical.subtype_findings import (
    SubtypeInferred,
    SubtypeInWordsOnly,
    SubtypeMissing,
    SubtypeNotAdvanced,
    SubtypesConflict,
    SubtypeUnverified,
)
from cds_service.frozen import replace
from cds_service.rules.classification.subtype_conflict import evaluate

AHN = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
SSM = diagnosis(Disease.SMOULDERING_SM)
BMM = diagnosis(Disease.BONE_MARROW_MASTOCYTOSIS)
ASM_IN_WORDS = diagnosis(words=Disease.AGGRESSIVE_SM, reference="Condition/words")
SM_AHN = diagnosis(Disease.SM_AHN)


def opened(*diagnoses: Diagnosis, midostaurin: bool = False) -> Chart:
    """Return a chart that is being opened."""
    taken = (TAKING,) if midostaurin else ()
    return Chart(AS_OF, ADULT, diagnoses=diagnoses, medications=taken)


@pytest.mark.parametrize(
    ("diagnoses", "midostaurin", "kind"),
    [
        ((ISM, ASM), False, SubtypesConflict),
        ((SSM, MCL), False, SubtypesConflict),
        ((ISM, SSM), False, SubtypesConflict),
        ((ISM, AHN), False, SubtypesConflict),
        (
            (
                diagnosis(Disease.SYSTEMIC_MASTOCYTOSIS, words=Disease.INDOLENT_SM),
                AHN,
            ),
            False,
            SubtypesConflict,
        ),
        (
            (diagnosis(Disease.AGGRESSIVE_SM, words=Disease.INDOLENT_SM),),
            False,
            SubtypesConflict,
        ),
        ((SM, AHN), False, SubtypeInferred),
        ((ISM, ASM_IN_WORDS), False, SubtypeInWordsOnly),
        ((ISM, ASM_IN_WORDS), True, SubtypeInWordsOnly),
        ((SM,), True, SubtypeMissing),
        ((ISM,), True, SubtypeNotAdvanced),
        ((SSM,), True, SubtypeNotAdvanced),
        ((BMM,), True, SubtypeNotAdvanced),
    ],
)
def test_asks(
    diagnoses: tuple[Diagnosis, ...],
    kind: type[SubtypesConflict],
    *,
    midostaurin: bool,
) -> None:
    """T31 and its neighbours: each way in which the subtype is not sure."""
    answer = evaluate(opened(*diagnoses, midostaurin=midostaurin))

    assert type(answer) is kind
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize(
    ("diagnoses", "midostaurin"),
    [
        ((SM,), False),
        ((ISM,), False),
        ((ISM, SM), False),
        ((ISM, BMM), False),
        ((ASM, ASM_IN_WORDS), False),
        ((ISM, diagnosis(words=Disease.BONE_MARROW_MASTOCYTOSIS)), False),
        ((SM, ASM_IN_WORDS), False),
        ((ISM, replace(ASM_IN_WORDS, verification=Verification.PROVISIONAL)), False),
        ((ASM,), True),
        ((SM_AHN, AHN), True),
        ((MCL,), True),
        ((), True),
        ((AHN,), False),
        ((diagnosis(Disease.MONOCLONAL_MCAS),), False),
    ],
)
def test_silent(diagnoses: tuple[Diagnosis, ...], *, midostaurin: bool) -> None:
    """One subtype, or D47.02 alone without need of one, is no contradiction."""
    chart = opened(*diagnoses, midostaurin=midostaurin)

    assert isinstance(evaluate(chart), NotIndicated)


def test_words_without_a_code_are_named_as_such() -> None:
    """The card says which subtype has a code and which has words only."""
    answer = evaluate(opened(ISM, ASM_IN_WORDS))

    assert isinstance(answer, SubtypeInWordsOnly)
    assert answer.named == {Disease.INDOLENT_SM}
    assert answer.other is Disease.AGGRESSIVE_SM
    assert answer.words_only == (ASM_IN_WORDS,)
    assert ASM_IN_WORDS in answer.used


def test_a_suspicion_contradicts_nothing() -> None:
    """Only confirmed diagnoses contradict each other."""
    maybe = replace(ASM, verification=Verification.PROVISIONAL)

    assert isinstance(evaluate(opened(ISM, maybe)), NotIndicated)


@pytest.mark.parametrize("record", [Record.CONDITIONS, Record.MEDICATION_ORDERS])
def test_asks_for_what_was_not_read(record: Record) -> None:
    """Silence needs the whole problem list and, if indolent, the medications."""
    gaps = (Gap(record, "not sent"),)

    assert isinstance(evaluate(replace(opened(ISM), gaps=gaps)), InsufficientData)
    assert isinstance(evaluate(replace(opened(ISM, ASM), gaps=gaps)), SubtypesConflict)


def test_advanced_needs_no_medications() -> None:
    """For an advanced subtype midostaurin contradicts nothing."""
    gaps = (Gap(Record.MEDICATION_ORDERS, "not sent"),)

    assert isinstance(evaluate(replace(opened(ASM), gaps=gaps)), NotIndicated)


@pytest.mark.parametrize(
    "disease",
    [
        Disease.AGGRESSIVE_SM,
        Disease.SYSTEMIC_MASTOCYTOSIS,
        Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM,
    ],
)
def test_asks_for_an_unread_diagnosis(disease: Disease) -> None:
    """A diagnosis that could not be used may name another subtype."""
    lost = Unread("Condition/9", disease, "no status")
    gone = replace(lost, status_only=True)

    assert isinstance(evaluate(replace(opened(ISM), unread=(lost,))), InsufficientData)
    assert isinstance(evaluate(replace(opened(ISM), unread=(gone,))), NotIndicated)


def test_order_of_diagnoses_changes_nothing() -> None:
    """The finding names the same subtypes however they came."""
    there, back = evaluate(opened(ISM, ASM)), evaluate(opened(ASM, ISM))

    assert isinstance(there, SubtypesConflict)
    assert isinstance(back, SubtypesConflict)
    assert there.named == back.named


@pytest.mark.parametrize("known", [ASM, MCL, SM_AHN])
def test_an_unverified_code_is_said_on_midostaurin(known: Diagnosis) -> None:
    """As a note; without midostaurin nothing depends on it."""
    unsure = replace(known, unverified_code=True)
    answer = evaluate(opened(unsure, midostaurin=True))

    assert type(answer) is SubtypeUnverified
    assert answer.indicator is Indicator.INFO
    assert answer.named == known.coded
    assert isinstance(evaluate(opened(unsure)), NotIndicated)
    assert isinstance(evaluate(opened(unsure, known, midostaurin=True)), NotIndicated)


def test_an_unverified_code_outside_the_indication_still_warns() -> None:
    """It may raise a card."""
    unsure = replace(ISM, unverified_code=True)
    answer = evaluate(opened(unsure, midostaurin=True))

    assert type(answer) is SubtypeNotAdvanced
    assert answer.indicator is Indicator.WARNING
