"""What is a hook call, and what is answered with a clear error instead."""

from datetime import date
from typing import Any

import pytest
from calls import bundle, call, condition, count

from cds_service.from_fhir.request import BadRequest, decode


def refused(body: bytes) -> tuple[str, str]:
    """Return where and why the body is refused."""
    with pytest.raises(BadRequest) as caught:
        decode(body)
    return caught.value.where, caught.value.why


def test_a_call_is_read() -> None:
    """Hook, instance, patient, user and encounter arrive as sent."""
    body = call(
        {"patient": None},
        context={"encounterId": "e1", "patientId": "Patient/p1"},
        fhirServer="https://ehr.example/r4/",
        extension={"org.smcds.as-of": "2026-01-06", "com.other": {"x": [1]}},
        fhirAuthorization={"access_token": "secret"},
    )
    request = decode(body)
    assert request.hook == "patient-view"
    assert request.hook_instance == "7cf0e5a2-9d2f-4d5e-8f2a-2f0b7a9f3c11"
    assert (request.patient_id, request.user_id) == ("p1", "Practitioner/example")
    assert (request.encounter_id, request.selections) == ("e1", ())
    assert request.fhir_server == "https://ehr.example/r4/"
    assert request.as_of == date(2026, 1, 6)
    assert dict(request.prefetch) == {"patient": None}
    assert request.draft_orders is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b'{"hook": "patient-view"',
        b'{"hook": "patient-view", "x": NaN}',
        b'{"x": 1} trailing',
        b'{"skipped": "\xff"}',
        b'{"hook": "\xff"}',
        b"\xef\xbb\xbf{}",
        b"[" * 10_000 + b"]" * 10_000,
        b'{"context": ' + b"[" * 10_000 + b"]" * 10_000 + b"}",
        b'{"unknown": ' + b"[" * 100_000,
        b"{" * 5,
        b"\x00\x01\x02",
    ],
)
def test_what_is_no_json_is_refused(body: bytes) -> None:
    """Malformed JSON, wrong encoding and endless nesting never raise anything else."""
    where, why = refused(body)
    assert where == ""
    assert "JSON" in why


@pytest.mark.parametrize("body", [b"null", b"5", b'"text"', b"[]", b"true"])
def test_json_that_is_no_object_is_refused(body: bytes) -> None:
    """A list or a text is JSON and no call."""
    assert refused(body) == ("", "the body is not a JSON object")


@pytest.mark.parametrize("value", [None, "", "  ", 5, [], {}])
@pytest.mark.parametrize("field", ["hook", "hookInstance"])
def test_hook_and_instance_are_required(field: str, value: object) -> None:
    """Absent, empty or of another type: refused, and it says which field."""
    sent: dict[str, Any] = {field: value}
    assert refused(call(**sent))[0] == field


@pytest.mark.parametrize("value", [None, "", 5, [], {}])
@pytest.mark.parametrize("field", ["patientId", "userId"])
def test_patient_and_user_are_required(field: str, value: object) -> None:
    """The same for the required fields of the context."""
    assert refused(call(context={field: value}))[0] == f"context.{field}"


def test_an_empty_patient_id_is_refused_with_its_prefix_too() -> None:
    """Nothing is left of "Patient/" without an id."""
    assert refused(call(context={"patientId": "Patient/"}))[0] == "context.patientId"


@pytest.mark.parametrize("context", [None, [], "text", 5])
def test_a_context_is_required(context: object) -> None:
    """Without one nobody knows whom the call is about."""
    body = call().replace(b'"context"', b'"was"')
    body = body[:-1] + b', "context": ' + repr(context).encode() + b"}"
    body = body.replace(b"None", b"null").replace(b"'", b'"')
    assert refused(body)[0] == "context"


@pytest.mark.parametrize("drafts", [None, [], "text", 5, {}, condition()])
@pytest.mark.parametrize("hook", ["order-sign", "order-select"])
def test_order_hooks_need_their_drafts(hook: str, drafts: object) -> None:
    """An order hook without a Bundle of drafts is about nothing."""
    context = {"draftOrders": drafts}
    assert refused(call(hook=hook, context=context))[0] == "context.draftOrders"
    assert decode(call(context=context)).draft_orders is None


def test_selections_may_be_missing_but_not_mistyped() -> None:
    """The sandbox sends none at times: nothing is selected."""
    context: dict[str, Any] = {"draftOrders": bundle(), "selections": None}
    assert decode(call(hook="order-select", context=context)).selections == ()
    wrongs: list[Any] = ["MedicationRequest/m1", [5], {}]
    for wrong in wrongs:
        body = call(hook="order-select", context={**context, "selections": wrong})
        assert refused(body)[0] == "context.selections"


@pytest.mark.parametrize("prefetch", ["text", 5, [], [{}], True])
def test_a_prefetch_that_is_no_object_is_refused(prefetch: object) -> None:
    """Silently ignoring what was sent would look like an answer."""
    assert refused(call(prefetch)) == ("prefetch", "is not an object")


@pytest.mark.parametrize("absent", [None, "", 5, [], {}])
def test_optional_fields_of_any_shape_count_as_absent(absent: object) -> None:
    """A server address we do not need yet cannot cost the clinician the answer."""
    body = call(context={"encounterId": absent}, fhirServer=absent, extension=absent)
    request = decode(body)
    assert request.encounter_id is None
    assert request.fhir_server is None
    assert request.as_of is None


@pytest.mark.parametrize(
    "day", [5, [], "yesterday", "2026-01", "2026-01-06T00:00:00Z", "0001-01-01", "2026"]
)
def test_a_day_that_is_none_is_refused(day: object) -> None:
    """Answering as of another day than the one asked for would be wrong."""
    where, _ = refused(call(extension={"org.smcds.as-of": day}))
    assert where == "extension.org.smcds.as-of"


@pytest.mark.parametrize("absent", [None, ""])
def test_no_day_is_no_day(absent: object) -> None:
    """Null and empty are absent here as well."""
    assert decode(call(extension={"org.smcds.as-of": absent})).as_of is None


def test_the_error_repeats_nothing_of_the_request() -> None:
    """A body may hold a patient's data; an error message never does."""
    body = call({"labs": bundle(count())}, context={"patientId": ["Jane Doe"]})
    with pytest.raises(BadRequest) as caught:
        decode(body)
    assert str(caught.value) == "context.patientId: is missing or no text"
