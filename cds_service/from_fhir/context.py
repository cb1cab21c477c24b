"""What the context of a hook call must hold, hook by hook."""

from cds_service.clinical.chart import Hook
from cds_service.from_fhir.bad_request import BadRequest
from cds_service.from_fhir.envelope import Context, Envelope
from cds_service.from_fhir.habits import Habits


class OtherHook(BadRequest):
    """A call of another hook than the one that is answered here."""


def hook_of(sent: Envelope, expected: Hook | None, habits: Habits) -> str:
    """Return what a call is about: the hook it names, unless that stands for anything.

    Raises:
        OtherHook: it is about something else than it should be.
    """
    hook = required(sent.hook, "hook")
    if expected is None or hook == expected:
        return hook
    if habits.opens_for_anything and hook == Hook.PATIENT_VIEW:
        return expected
    raise OtherHook(where="hook", why=f"is not {expected}")


def required(value: str | None, where: str) -> str:
    """Return a text that must be there.

    Raises:
        BadRequest: it is not.
    """
    if value is None or not value.strip():
        raise BadRequest(where, "is missing or no text")
    return value.strip()


def patient_id(context: Context) -> str:
    """Return the bare id of the patient."""
    sent = required(context.patient_id, "context.patientId")
    return required(sent.removeprefix("Patient/"), "context.patientId")


def user_id(hook: str, context: Context) -> str:
    """Return who asks; empty where that need not be told."""
    if hook == Hook.MEDICATION_REFILL:  # a pharmacy may ask, and nobody be there
        return (context.user_id or "").strip()
    return required(context.user_id, "context.userId")


def encounter_id(hook: str, context: Context, habits: Habits) -> str | None:
    """Return the encounter; needed where it is what the hook is about."""
    if hook == Hook.ENCOUNTER_DISCHARGE and not habits.context_may_lack:
        return required(context.encounter_id, "context.encounterId")
    return context.encounter_id or None
