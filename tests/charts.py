"""Words for building charts: tests speak of patients, not of JSON.

Every date is literal; `AS_OF` is the day of every chart unless said otherwise.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart, Hook
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import (
    Dose,
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.moment import Moment
from cds_service.clinical.patient import Patient, Sex

AS_OF = date(2026, 1, 6)

ADULT = Patient(
    "Patient/p1",
    born_from=date(1970, 5, 1),
    born_to=date(1970, 5, 1),
    sex=Sex.FEMALE,
)


def on(day: str) -> Moment:
    """Return the moment of a day ("2026-01-05") or an instant (with time and Z)."""
    if len(day) == len("2026-01-05"):
        return Moment(date.fromisoformat(day))
    instant = datetime.fromisoformat(day).astimezone(UTC)
    return Moment(instant.date(), instant)


def amount(text: str) -> Interval:
    """Read "0.8", "<0.5", ">=200" as the interval it stands for."""
    number = text.lstrip("<>=")
    return Interval.compared(text[: len(text) - len(number)], Decimal(number))


def lab(  # noqa: PLR0913 (a builder: every part may be said, few need to be)
    analyte: Analyte,
    value: str,
    day: str = "2026-01-05",
    *,
    status: ResultStatus = ResultStatus.FINAL,
    calculated: str = "",
    probable: bool = False,
    doubts: tuple[str, ...] = (),
    reference: str = "",
) -> Lab:
    """Return a result; `value` is in the analyte's canonical unit."""
    return Lab(
        reference or f"Observation/{analyte}-{day}",
        analyte,
        amount(value),
        value,
        on(day),
        status=status,
        calculated=calculated,
        probable=probable,
        doubts=doubts,
    )


def diagnosis(
    *diseases: Disease,
    words: Disease | None = None,
    verification: Verification = Verification.CONFIRMED,
    reference: str = "",
) -> Diagnosis:
    """Return a coded diagnosis, with a meaning of its words if given."""
    return Diagnosis(
        reference or "Condition/" + "-".join(diseases),
        frozenset(diseases),
        frozenset({words} if words else ()),
        code="test code",
        verification=verification,
    )


SM = diagnosis(Disease.SYSTEMIC_MASTOCYTOSIS)
ISM = diagnosis(Disease.INDOLENT_SM)
ASM = diagnosis(Disease.AGGRESSIVE_SM)
MCL = diagnosis(Disease.MAST_CELL_LEUKEMIA)


def medication(  # noqa: PLR0913 (a builder)
    drug: Drug,
    starts: str | None = None,
    *,
    kind: MedicationKind = MedicationKind.ORDER,
    status: MedicationStatus = MedicationStatus.ACTIVE,
    ends: str | None = None,
    supply_days: int | None = None,
    dose: Dose = Dose(),  # noqa: B008 (frozen)
    status_reason: str = "",
    reference: str = "",
) -> Medication:
    """Return an order, dispense, statement or administration of a drug."""
    return Medication(
        reference or f"{kind}/{drug}-{starts}-{status}",
        kind,
        drug,
        drug,
        status,
        starts=on(starts) if starts else None,
        ends=on(ends) if ends else None,
        supply_days=supply_days,
        dose=dose,
        status_reason=status_reason,
    )


def draft(drug: Drug, dose: Dose = Dose(), reference: str = "") -> Medication:  # noqa: B008
    """Return a draft order."""
    return medication(
        drug,
        status=MedicationStatus.DRAFT,
        dose=dose,
        reference=reference or f"MedicationRequest/draft-{drug}",
    )


def mg(per_take: str, per_day: str = "2", *, with_food: bool | None = True) -> Dose:
    """Return a dose: milligrams a take, takes a day."""
    return Dose(Decimal(per_take), Decimal(per_day), with_food=with_food)


__all__ = [
    "ADULT",
    "ASM",
    "AS_OF",
    "ISM",
    "MCL",
    "SM",
    "Chart",
    "Hook",
    "amount",
    "diagnosis",
    "draft",
    "lab",
    "medication",
    "mg",
    "on",
]
