"""Nothing that is sent as care makes a reader raise."""

from typing import Any, Final

from calls import bundle, call, read
from hypothesis import given
from hypothesis import strategies as st

FIELDS: Final = [
    *("status", "class", "type", "serviceType", "reasonCode", "period", "specialty"),
    *("actualPeriod", "participant", "description", "start", "questionnaire"),
    *("_questionnaire", "contained", "authored", "severity", "seriousness", "event"),
    *("actuality", "date", "code", "category", "performedPeriod", "reaction"),
    *("substance", "clinicalStatus", "verificationStatus", "orderDetail", "reason"),
    *("performerType", "occurrencePeriod", "requestedPeriod", "subject", "patient"),
]
KINDS: Final = [
    *("Encounter", "QuestionnaireResponse", "ResearchSubject", "AdverseEvent"),
    *("Procedure", "ServiceRequest", "AllergyIntolerance", "Appointment"),
    "DiagnosticReport",
]
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["coding", "code", "text", "concept", "system"]), inner
        )
    ),
    max_leaves=6,
)
_FIELDS = st.sampled_from(FIELDS)
_KINDS = st.sampled_from(KINDS)


@given(_KINDS, st.dictionaries(_FIELDS, _JSON, max_size=5))
def test_nothing_makes_a_reader_of_care_raise(
    kind: str, fields: dict[str, Any]
) -> None:
    """Whatever is sent, in the record, as a draft, as a booking."""
    sent = {"resourceType": kind, "id": "x", **fields}
    context = {"draftOrders": bundle(sent), "appointments": bundle(sent)}
    for hook in ("patient-view", "order-sign", "appointment-book"):
        chart = read(call({"theirs": bundle(sent)}, hook, context))
        assert {item.reference for item in chart.wanted} <= {f"{kind}/x"}
