"""Words for charts in which a drug is ordered that mast cells may answer to."""

from typing import Any

from charts import ADULT, AS_OF, SM, Chart, Hook, draft, medication, on

from cds_service.clinical.allergy import Allergen, Allergy, Certainty
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.problem import Ailment, Problem

DAY = "2025-06-01"


def sm_chart(*drafts: Medication, **more: Any) -> Chart:  # noqa: ANN401 (fields)
    """Return the chart of an adult with SM for whom these drugs are being ordered."""
    fields = {"hook": Hook.ORDER_SIGN, "diagnoses": (SM,), "drafts": drafts, **more}
    return Chart(AS_OF, fields.pop("patient", ADULT), **fields)


def named(drug: Drug, name: str) -> Medication:
    """Return a draft order under the name of its product."""
    return _named(draft(drug), name)


def given(drug: Drug, day: str, name: str = "") -> Medication:
    """Return an administration that took place."""
    item = medication(
        drug,
        day,
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )
    return _named(item, name) if name else item


def allergy(*means: Drug | Allergen, **more: Any) -> Allergy:  # noqa: ANN401 (fields)
    """Return an allergy of 2019, confirmed and current unless said otherwise."""
    fields = {"recorded": on("2019-05-02"), "reference": "AllergyIntolerance/1", **more}
    return Allergy(fields.pop("reference"), frozenset(means), **fields)


def problem(*means: Ailment, **more: Any) -> Problem:  # noqa: ANN401 (fields)
    """Return a confirmed, current problem."""
    return Problem("Condition/problem", frozenset(means), **more)


def event(kind: EventKind, day: str | None = None, **more: Any) -> Event:  # noqa: ANN401
    """Return an event that took place on a day."""
    return Event(f"Event/{kind}-{day}", kind, kind, on(day) if day else None, **more)


def booked(kind: EventKind, day: str | None, phase: Phase = Phase.BOOKED) -> Event:
    """Return what is being booked (or ordered) for a day."""
    planned = on(day) if day else None
    return Event(f"Appointment/{day}", kind, kind, phase=phase, planned=planned)


def _named(item: Medication, name: str) -> Medication:
    return Medication(
        item.reference + name,
        item.kind,
        item.drug,
        name,
        item.status,
        starts=item.starts,
    )


REFUTED = Certainty.REFUTED
UNCONFIRMED = Certainty.UNCONFIRMED
