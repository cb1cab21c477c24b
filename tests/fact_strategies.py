"""Facts that Hypothesis draws: every kind, likely and unlikely values.

Values cluster around the cut-offs that rules use, because that is where a rule
can be wrong.
"""

from datetime import timedelta
from decimal import Decimal

from charts import AS_OF
from hypothesis import strategies as st

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import (
    Devices,
    Dose,
    Drug,
    MatchedBy,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.moment import Moment
from cds_service.clinical.record import About, Gap, Record, Topic, Unread
from cds_service.clinical.variant import (
    FusionFinding,
    FusionResult,
    KitFinding,
    KitResult,
    Method,
    Specimen,
)

# Seldom is not enough for what most rules are about, so it is drawn more often.
DRUGS = st.sampled_from(
    [Drug.MIDOSTAURIN, Drug.IMATINIB, Drug.EPINEPHRINE_DEVICE, *Drug]
)
DISEASE = st.sampled_from(
    [
        Disease.SYSTEMIC_MASTOCYTOSIS,
        Disease.INDOLENT_SM,
        Disease.AGGRESSIVE_SM,
        Disease.SM_AHN,
        Disease.MAST_CELL_LEUKEMIA,
    ]
    * 4
    + list(Disease)
)
ANALYTES = st.sampled_from(
    [Analyte.NEUTROPHILS, Analyte.PLATELETS, Analyte.HEMOGLOBIN] * 4 + list(Analyte)
)
WORDS = st.text(max_size=20)
DAYS = st.integers(-400, 3).map(lambda days: AS_OF + timedelta(days=days))
MOMENTS = st.builds(Moment, DAYS, st.none(), st.booleans())
NEAR = "0 0.49 0.5 0.99 1 1.2 1.5 1.51 6.5 7 8 10 10.1 24 25 49 50 75 75.1 200"
AMOUNTS = st.sampled_from([Decimal(value) for value in NEAR.split()])
COMPARATORS = st.sampled_from(["", "", "", "<", "<=", ">", ">="])
INTERVALS = st.builds(Interval.compared, COMPARATORS, AMOUNTS)
ABOUT: st.SearchStrategy[About] = st.one_of(
    st.sampled_from(Analyte),
    st.sampled_from(Drug),
    st.sampled_from(Disease),
    st.sampled_from(Topic),
)


def references(kind: str) -> st.SearchStrategy[str]:
    """Draw what resources of one kind are called."""
    return st.integers(1, 99).map(lambda number: f"{kind}/x{number}")


LABS = st.builds(
    Lab,
    reference=references("Observation"),
    analyte=ANALYTES,
    value=INTERVALS,
    sent=WORDS,
    taken=MOMENTS,
    status=st.sampled_from(ResultStatus),
    calculated=st.sampled_from(["", "calculated"]),
    probable=st.booleans(),
)
DOSES = st.builds(
    Dose,
    mg_per_take=st.none() | st.sampled_from([25, 50, 100, 200, 400]).map(Decimal),
    takes_per_day=st.none() | st.sampled_from([1, 2, 3]).map(Decimal),
    text=WORDS,
    with_food=st.none() | st.booleans(),
    as_needed=st.booleans(),
)
DEVICES = st.none() | st.sampled_from(
    [Devices(0, 0), Devices(1, 1), Devices(1, 2), Devices(2, 2), Devices(4, 4)]
)


def medications(status: st.SearchStrategy[MedicationStatus]) -> st.SearchStrategy:
    """Draw medications of these statuses."""
    return st.builds(
        Medication,
        reference=references("MedicationRequest"),
        kind=st.sampled_from(MedicationKind),
        drug=DRUGS,
        name=WORDS,
        status=status,
        matched_by=st.sampled_from(MatchedBy),
        starts=st.none() | MOMENTS,
        ends=st.none() | MOMENTS,
        supply_days=st.none() | st.integers(0, 90),
        dose=DOSES,
        devices=DEVICES,
        expires=st.none() | MOMENTS,
        inpatient=st.booleans(),
        patient_reported=st.booleans(),
        planned=st.booleans(),
        status_reason=st.sampled_from(["", "neutropenia", "no longer needed"]),
        authorized_by=st.just("") | references("MedicationRequest"),
    )


DISEASES = st.frozensets(DISEASE, max_size=2)
DIAGNOSES = st.builds(
    Diagnosis,
    reference=references("Condition"),
    coded=DISEASES,
    worded=DISEASES,
    code=WORDS,
    text=WORDS,
    verification=st.sampled_from(Verification),
    remission=st.booleans(),
    recorded=st.none() | MOMENTS,
    unverified_code=st.booleans(),
)
FRACTIONS = st.none() | st.sampled_from(["0", "0.001", "0.02", "1"]).map(Decimal)
KIT_RESULTS = st.builds(
    KitResult,
    reference=references("Observation"),
    finding=st.sampled_from(KitFinding),
    quote=WORDS,
    specimen=st.sampled_from(Specimen),
    method=st.sampled_from(Method),
    limit_of_detection=FRACTIONS,
    allele_fraction=FRACTIONS,
    taken=st.none() | MOMENTS,
    status=st.sampled_from(ResultStatus),
)
FUSION_RESULTS = st.builds(
    FusionResult,
    reference=references("Observation"),
    finding=st.sampled_from(FusionFinding),
    taken=st.none() | MOMENTS,
    status=st.sampled_from(ResultStatus),
)
UNREAD = st.builds(
    Unread,
    reference=references("Observation"),
    about=ABOUT,
    why=st.just("the unit is unknown"),
    sent=WORDS,
    taken=st.none() | MOMENTS,
    status_only=st.booleans(),
)
GAPS = st.builds(
    Gap,
    record=st.sampled_from(Record),
    why=st.just("was not sent"),
    partial=st.booleans(),
)
