"""Whatever is sent: no crash, no order, and both ways of decoding agree."""

import contextlib
import json
from dataclasses import replace
from typing import Any

from calls import AS_OF, PATIENT, bundle, call, condition, count, order
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.record import Record
from cds_service.from_fhir import careful, chart
from cds_service.from_fhir.original import original
from cds_service.from_fhir.prefetched import Prefetched
from cds_service.from_fhir.request import BadRequest, Request, decode

EVERYTHING = frozenset(Record)
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


def charted(request: Request) -> Chart:
    """Read the chart of a request."""
    return chart.read(request, Hook(request.hook), EVERYTHING, AS_OF)


@slowly
@given(bodies)
def test_nothing_that_is_sent_raises(body: bytes) -> None:
    """A call is refused with a reason or read; there is no third way."""
    with contextlib.suppress(BadRequest):
        request = decode(body)
        chart.read(request, Hook(request.hook), EVERYTHING, AS_OF)
        original(request.values, "Observation/o1")


@slowly
@given(anything)
def test_no_json_at_all_raises(value: object) -> None:
    """Not even one that is far from being a call."""
    with contextlib.suppress(BadRequest):
        decode(json.dumps(value).encode())


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_at_all_raise(body: bytes) -> None:
    """Nor bytes that are no JSON."""
    with contextlib.suppress(BadRequest):
        decode(body)


@slowly
@given(bodies | well_formed)
def test_both_ways_of_decoding_give_the_same_chart(body: bytes) -> None:
    """What the quick way takes, the careful way reads alike."""
    try:
        quick = decode(body)
        expected = charted(quick)
    except BadRequest:
        return
    sent = careful.decode(body).prefetch or {}

    assert (
        charted(replace(quick, prefetch=Prefetched(sent, careful.piecewise)))
        == expected
    )


@settings(deadline=None, max_examples=60)
@given(st.permutations(GOOD), st.permutations(GOOD), st.integers(0, len(GOOD)))
def test_the_order_of_entries_changes_nothing(
    one: list[Any], other: list[Any], cut: int
) -> None:
    """Shuffled, and spread over two keys, the same facts make the same chart."""
    whole = decode(call({"theirs": bundle(*one)}))
    parts = decode(
        call({"theirs": bundle(*other[:cut]), "wholeRecord": bundle(*other[cut:])})
    )
    first, second = (
        chart.read(request, Hook.PATIENT_VIEW, frozenset(), AS_OF)
        for request in (whole, parts)
    )
    assert first == second
