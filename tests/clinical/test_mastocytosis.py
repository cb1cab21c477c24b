"""Whether a patient has systemic mastocytosis, and which subtype; never guessed."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, ASM, ISM, MCL, SM, Chart, diagnosis

from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.mastocytosis import (
    Population,
    is_child,
    population,
    subtype,
)
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.frozen import replace

AHN = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
SM_AHN = diagnosis(Disease.SM_AHN)
SSM = diagnosis(Disease.SMOULDERING_SM)
INDOLENT_BY_WORD = diagnosis(Disease.SYSTEMIC_MASTOCYTOSIS, words=Disease.INDOLENT_SM)
NO_CONDITIONS = Gap(Record.CONDITIONS, "was not sent")


def chart(*diagnoses: Diagnosis, **more: tuple[Unread | Gap, ...]) -> Chart:
    """Return a chart of these diagnoses."""
    return Chart(AS_OF, ADULT, diagnoses=diagnoses, **more)  # type: ignore[arg-type]


def provisional(disease: Disease) -> Diagnosis:
    """Return an unconfirmed diagnosis."""
    return diagnosis(disease, verification=Verification.PROVISIONAL)


@pytest.mark.parametrize("known", [SM, ISM, ASM, MCL, SSM, SM_AHN])
def test_a_confirmed_code_establishes_it(known: Diagnosis) -> None:
    """The disease itself or any of its subtypes."""
    assert population(chart(known)) is Population.CONFIRMED


@pytest.mark.parametrize(
    "doubtful",
    [
        provisional(Disease.SYSTEMIC_MASTOCYTOSIS),
        diagnosis(Disease.MONOCLONAL_MCAS),
        diagnosis(Disease.MAST_CELL_NEOPLASM_UNCERTAIN),
        Diagnosis("Condition/w", frozenset(), frozenset({Disease.INDOLENT_SM})),
    ],
)
def test_what_is_not_sure_is_possible(doubtful: Diagnosis) -> None:
    """Unconfirmed, of another code, or in words alone."""
    assert population(chart(doubtful)) is Population.POSSIBLE


@pytest.mark.parametrize(
    "other",
    [
        diagnosis(Disease.CUTANEOUS_MASTOCYTOSIS),
        diagnosis(Disease.MAST_CELL_SARCOMA),
        AHN,
    ],
)
def test_other_diseases_are_none(other: Diagnosis) -> None:
    """Mastocytosis of the skin and mast cell sarcoma are not systemic."""
    assert population(chart(other)) is Population.NONE
    assert population(chart()) is Population.NONE


def test_an_unread_problem_list_is_unknown() -> None:
    """Nobody may conclude that there is no mastocytosis."""
    broken = Unread("Condition/c", Disease.SYSTEMIC_MASTOCYTOSIS, "x")
    assert population(chart(gaps=(NO_CONDITIONS,))) is Population.UNKNOWN
    assert population(chart(unread=(broken,))) is Population.UNKNOWN
    assert population(chart(SM, gaps=(NO_CONDITIONS,))) is Population.CONFIRMED


def test_what_is_missing_of_other_records_does_not_matter() -> None:
    """Nor does a diagnosis that was withdrawn, or something else unread."""
    labs = Gap(Record.LABS, "was not sent")
    withdrawn = Unread(
        "Condition/c", Disease.SYSTEMIC_MASTOCYTOSIS, "refuted", status_only=True
    )
    other = Unread("Observation/o", Topic.KIT, "x")
    sent = chart(gaps=(labs,), unread=(withdrawn, other))
    assert population(sent) is Population.NONE


@pytest.mark.parametrize(
    ("diagnoses", "candidates", "advanced"),
    [
        ((SM,), set(), None),
        ((ISM,), {Disease.INDOLENT_SM}, False),
        ((SM, ISM), {Disease.INDOLENT_SM}, False),
        ((SSM,), {Disease.SMOULDERING_SM}, False),
        ((ASM,), {Disease.AGGRESSIVE_SM}, True),
        ((MCL,), {Disease.MAST_CELL_LEUKEMIA}, True),
        ((SM_AHN,), {Disease.SM_AHN}, True),
        ((INDOLENT_BY_WORD,), {Disease.INDOLENT_SM}, False),
        ((ASM, MCL), {Disease.AGGRESSIVE_SM, Disease.MAST_CELL_LEUKEMIA}, True),
        ((ISM, ASM), {Disease.INDOLENT_SM, Disease.AGGRESSIVE_SM}, None),
        ((INDOLENT_BY_WORD, AHN), {Disease.INDOLENT_SM, Disease.SM_AHN}, None),
        ((ASM, AHN), {Disease.AGGRESSIVE_SM}, True),
        ((), set(), None),
        ((AHN,), set(), None),
    ],
)
def test_the_subtype_is_read_and_not_guessed(
    diagnoses: tuple[Diagnosis, ...],
    candidates: set[Disease],
    advanced: bool | None,
) -> None:
    """Codes first, words second; an unspecific code names none."""
    reading = subtype(chart(*diagnoses))
    assert reading.candidates == candidates
    assert reading.advanced is advanced
    assert not reading.inferred


def test_one_candidate_is_certain_and_two_are_not() -> None:
    """A record that contradicts itself has no subtype."""
    assert subtype(chart(ISM)).certain is Disease.INDOLENT_SM
    assert subtype(chart(ISM, ASM)).certain is None
    assert subtype(chart(SM)).certain is None


def test_a_code_outweighs_words_of_the_same_diagnosis() -> None:
    """Coded aggressive and worded indolent is aggressive by code."""
    mixed = diagnosis(Disease.AGGRESSIVE_SM, words=Disease.INDOLENT_SM)
    assert subtype(chart(mixed)).candidates == {Disease.AGGRESSIVE_SM}


def test_an_associated_neoplasm_makes_it_sm_ahn_by_inference() -> None:
    """D47.02 beside an active haematologic neoplasm; to be confirmed."""
    reading = subtype(chart(SM, AHN))
    assert reading.candidates == {Disease.SM_AHN}
    assert reading.inferred
    assert reading.used == (SM, AHN)


def test_unconfirmed_diagnoses_name_no_subtype() -> None:
    """Neither of the mastocytosis nor of the neoplasm."""
    doubtful = provisional(Disease.AGGRESSIVE_SM)
    assert subtype(chart(doubtful)).candidates == frozenset()
    neoplasm = provisional(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
    assert subtype(chart(SM, neoplasm)).candidates == frozenset()


@pytest.mark.parametrize(
    ("born", "child"),
    [(date(2008, 1, 7), True), (date(2008, 1, 6), False), (None, None)],
)
def test_a_child_is_under_eighteen(born: date | None, child: bool | None) -> None:
    """On 2026-01-06; unknown where the birth date is."""
    assert is_child(Chart(AS_OF, Patient("Patient/p1", born, born))) is child


def unverified(known: Diagnosis) -> Diagnosis:
    """Return the same diagnosis, by a code that nobody verified."""
    return replace(known, reference="Condition/u", unverified_code=True)


@pytest.mark.parametrize(
    ("diagnoses", "doubtful"),
    [
        ((unverified(ISM),), True),
        ((unverified(ISM), SM), True),
        ((unverified(ISM), ISM), False),
        ((ISM,), False),
        ((unverified(SM), AHN), False),
        ((unverified(SM),), False),
    ],
)
def test_a_subtype_by_an_unverified_code_is_marked(
    diagnoses: tuple[Diagnosis, ...], *, doubtful: bool
) -> None:
    """Unless a verified code names it as well, or no code names one at all."""
    assert subtype(chart(*diagnoses)).unverified is doubtful


def test_an_unverified_code_never_says_that_it_is_not_advanced() -> None:
    """It may say that it is; and what it names is still named."""
    indolent = subtype(chart(unverified(ISM)))
    assert indolent.advanced is None
    assert indolent.outside_advanced
    assert indolent.candidates == {Disease.INDOLENT_SM}
    assert subtype(chart(unverified(ASM))).advanced is True


@pytest.mark.parametrize(
    ("diagnoses", "outside"),
    [((ISM,), True), ((ASM,), False), ((ISM, ASM), False), ((SM,), False)],
)
def test_outside_advanced_disease_is_what_is_named_so(
    diagnoses: tuple[Diagnosis, ...], *, outside: bool
) -> None:
    """Not where nothing is named, or both."""
    assert subtype(chart(*diagnoses)).outside_advanced is outside
