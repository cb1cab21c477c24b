"""Hook calls that Hypothesis draws: good, bad, and anything else that is JSON."""

import json
from typing import Any

from calls import PATIENT, bundle, call, condition, count, order
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from cds_service.clinical.chart import Hook
from cds_service.clinical.record import Record

OUTCOME = {"resourceType": "OperationOutcome", "issue": [{"severity": "error"}]}
ALLERGY = {
    "resourceType": "AllergyIntolerance",
    "id": "a1",
    "reaction": [{"manifestation": [{"text": "x"}]}],
}
GOOD = [
    PATIENT,
    condition(),
    condition("C96.21", id="c2", recordedDate="2025"),
    condition(code={"text": "? indolent systemic mastocytosis"}),
    count(),
    count(1.8, status="corrected"),
    count(id="o2", effectiveDateTime="2026-01-05"),
    count(id="o3", component=[count()]),
    count(id="o4", subject={"reference": "Patient/p2"}),
    order(),
    order("403878", id="m2", status="draft"),
    order(medicationCodeableConcept=None, medicationReference={"reference": "#x"}),
    {"resourceType": "MedicationDispense", "id": "d1", "status": "completed"},
    {"resourceType": "DiagnosticReport", "id": "r1", "conclusion": "KIT D816V: ND"},
    {"resourceType": "Procedure", "id": "p", "code": {"text": "x"}},
    {"resourceType": "ServiceRequest", "id": "s", "code": {"text": "x"}},
    {"resourceType": "Medication", "id": "x", "code": {"text": "Rydapt"}},
    {"resourceType": "Encounter", "id": "e"},
    ALLERGY,
    OUTCOME,
]

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["1e999999", "NaN", "2026-01-05", "Patient/p2", "final"])
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["resourceType", "id", "x"]), inner)
    ),
    max_leaves=8,
)


@st.composite
def resources(draw: st.DrawFn) -> Any:  # noqa: ANN401 (any JSON)
    """Draw a resource, now and then with a field that became something else."""
    resource = json.loads(json.dumps(draw(st.sampled_from(GOOD))))
    place = resource
    while draw(st.booleans()):
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = draw(st.sampled_from(keys))
        if isinstance(place[key], dict | list) and draw(st.booleans()):
            place = place[key]
            continue
        place[key] = draw(anything)
        break
    return resource


values = st.lists(resources() | anything, max_size=6).map(lambda items: bundle(*items))
prefetches = st.dictionaries(
    st.sampled_from([*Record, "theirs"]),
    values | resources() | anything | st.lists(values).map(lambda all_: bundle(*all_)),
    max_size=5,
)
bodies = st.builds(
    call,
    prefetches,
    st.sampled_from([*Hook]),
    st.fixed_dictionaries(
        {},
        optional={
            "draftOrders": values | anything,
            "selections": anything | st.just(["MedicationRequest/m2"]),
            "encounterId": anything,
        },
    ),
    extension=anything,
    fhirServer=anything,
)
well_formed = st.builds(
    call,
    st.dictionaries(
        st.sampled_from([*Record, "theirs"]),
        st.lists(st.sampled_from(GOOD)).map(lambda items: bundle(bundle(*items)))
        | st.sampled_from([*GOOD, None]),
    ),
    st.sampled_from([*Hook]),
    st.just({"draftOrders": bundle(*GOOD), "selections": ["MedicationRequest/m1"]}),
)
slowly = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow]
)
