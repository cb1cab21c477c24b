"""Charts that Hypothesis draws, with their lists sorted as `from_fhir` sorts them."""

from datetime import date, timedelta

from care_strategies import ALLERGIES, EVENTS, MUTATIONS, PROBLEMS, WANTED
from charts import (
    ADULT,
    AS_OF,
    ASM,
    ISM,
    MCL,
    SM,
    diagnosis,
    draft,
    lab,
    medication,
    mg,
    on,
)
from fact_strategies import (
    AMOUNTS,
    DIAGNOSES,
    FUSION_RESULTS,
    GAPS,
    KIT_RESULTS,
    LABS,
    UNREAD,
    medications,
)
from hypothesis import strategies as st

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Devices, Drug, Medication, MedicationStatus
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.variant import KitFinding, KitResult
from cds_service.frozen import replace

BIRTHS = st.sampled_from([None, date(1970, 5, 1), date(2008, 1, 6), date(2020, 1, 1)])


SM_AHN = diagnosis(Disease.SM_AHN)
KIT_POSITIVE = KitResult(
    "Observation/kit", KitFinding.D816V_PRESENT, taken=on("2025-06-01")
)
STATUSES = st.sampled_from(
    [MedicationStatus.ACTIVE, MedicationStatus.ACTIVE, MedicationStatus.ON_HOLD]
)


def _born(day: date | None) -> Patient:
    return Patient("Patient/p1", born_from=day, born_to=day, sex=Sex.FEMALE)


def _newest_first(labs: list[Lab]) -> tuple[Lab, ...]:
    by_reference = sorted(labs, key=lambda lab: lab.reference)
    return tuple(sorted(by_reference, key=lambda lab: lab.taken.order(), reverse=True))


def _some(facts: st.SearchStrategy, most: int = 4) -> st.SearchStrategy:
    return st.lists(facts, max_size=most).map(
        lambda drawn: tuple(sorted(drawn, key=lambda fact: fact.reference))
    )


ANY_CHARTS = st.builds(
    Chart,
    as_of=st.just(AS_OF),
    patient=BIRTHS.map(_born),
    hook=st.sampled_from(Hook),
    diagnoses=_some(DIAGNOSES),
    labs=st.lists(LABS, max_size=8).map(_newest_first),
    medications=_some(medications(st.sampled_from(MedicationStatus))),
    drafts=_some(medications(st.just(MedicationStatus.DRAFT)), 2),
    other_drafts=_some(medications(st.just(MedicationStatus.DRAFT)), 1),
    kit=_some(KIT_RESULTS, 3),
    fusions=_some(FUSION_RESULTS, 2),
    events=_some(EVENTS, 3),
    wanted=_some(WANTED, 2),
    allergies=_some(ALLERGIES, 2),
    mutations=_some(MUTATIONS, 2),
    problems=_some(PROBLEMS, 2),
    unread=_some(UNREAD, 2),
    gaps=st.lists(GAPS, max_size=2).map(tuple),
)


def _ago(least: int, most: int) -> st.SearchStrategy[date]:
    return st.integers(least, most).map(lambda days: AS_OF - timedelta(days=days))


def _seldom(facts: st.SearchStrategy) -> st.SearchStrategy:
    return st.just(()) | st.just(()) | _some(facts, 1)


def _counts(days: st.SearchStrategy[date]) -> st.SearchStrategy[list[Lab]]:
    settled = st.builds(
        lab,
        st.sampled_from([Analyte.NEUTROPHILS, Analyte.PLATELETS, Analyte.HEMOGLOBIN]),
        AMOUNTS.map(str),
        days.map(date.isoformat),
    )
    return st.lists(settled, max_size=5)


def _midostaurin(day: date, status: MedicationStatus) -> Medication:
    drug = Drug.MIDOSTAURIN
    return medication(drug, day.isoformat(), status=status, dose=mg("100"))


LIKELY_CHARTS = st.builds(
    Chart,
    as_of=st.just(AS_OF),
    patient=st.just(ADULT),
    hook=st.sampled_from(Hook),
    diagnoses=st.sampled_from([(SM,), (ASM,), (MCL,), (ISM,), (SM_AHN,)]),
    labs=st.builds(
        lambda *each: _newest_first([one for some in each for one in some]),
        _counts(_ago(40, 70)),
        _counts(_ago(0, 39)),
        st.lists(LABS, max_size=1),
    ),
    medications=st.builds(
        lambda taken, noise: (*taken, *noise),
        st.just(()) | st.tuples(st.builds(_midostaurin, _ago(5, 45), STATUSES)),
        _seldom(medications(st.sampled_from(MedicationStatus))),
    ),
    drafts=st.sampled_from(
        [
            (draft(Drug.MIDOSTAURIN, mg("100")),),
            (draft(Drug.MIDOSTAURIN, mg("50", with_food=None)),),
            (draft(Drug.IMATINIB, mg("400")),),
            (replace(draft(Drug.EPINEPHRINE_DEVICE), devices=Devices(1, 1)),),
        ]
    ),
    kit=_some(KIT_RESULTS, 2) | st.just((KIT_POSITIVE,)),
    fusions=_seldom(FUSION_RESULTS),
    events=_seldom(EVENTS),
    wanted=_seldom(WANTED),
    allergies=_seldom(ALLERGIES),
    mutations=_seldom(MUTATIONS),
    problems=_seldom(PROBLEMS),
    unread=_seldom(UNREAD),
    gaps=st.just(()) | st.just(()) | st.lists(GAPS, max_size=1).map(tuple),
)
"""Charts of patients that the rules are about."""

CHARTS = ANY_CHARTS | LIKELY_CHARTS | LIKELY_CHARTS
"""Any chart, and often one that a rule has something to say of."""
