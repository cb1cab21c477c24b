"""How each kind of fact is written: plain text, briefly or in full.

Brief is for summaries: bounded length, our own words only. Full is for
details: words of the EHR are there too, cleaned and cut at a stated length.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from cds_service.cards import amounts
from cds_service.cards.markdown import clean, shorten
from cds_service.cards.names import RECORD_NAME, name_of
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Devices, Dose, Drug, MatchedBy, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import FusionResult, KitResult

LONGEST_NAME: Final = 120
LONGEST_TEXT: Final = 400


def spell(value: object, *, brief: bool) -> str:  # noqa: C901, PLR0911, PLR0912 (one line per type is the point)
    """Write one value.

    Raises:
        TypeError: nobody decided how this type is written.
    """
    match value:
        case Lab():
            return _lab(value)
        case Threshold():
            return amounts.with_unit(f"{value.value:f}", value.unit)
        case Recency():
            return amounts.days(value.days)
        case Medication():
            return _medication(value, brief=brief)
        case Dose():
            return _dose(value, brief=brief)
        case Devices():
            return amounts.devices(value)
        case Diagnosis():
            return _diagnosis(value, brief=brief)
        case KitResult() | FusionResult():
            return _joined(genetics(value, brief=brief), day(value.taken))
        case Event():
            return _event(value, brief=brief)
        case Patient():
            return _patient(value)
        case Unread():
            return _unread(value, brief=brief)
        case Gap():
            return f"{RECORD_NAME[value.record]}: {_full(value.why)}"
        case Moment():
            return day(value)
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case Interval():
            return amounts.interval(value)
        case Decimal():
            return amounts.number(value)
        case Analyte() | Drug() | Disease() | EventKind() | Record() | Topic():
            return name_of(value)
        case StrEnum():
            return value.value
        case str():
            return clean(value) if brief else _full(value)
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            reason = f"nobody decided how a {type(value).__name__} is written"
            raise TypeError(reason)


def day(moment: Moment | None) -> str:
    """Write the day of something; a vague one says so."""
    if moment is None:
        return "undated"
    return f"{moment.day}{' or later' if moment.vague else ''}"


def marks(lab: Lab) -> str:
    """Write what weakens a result, in brackets; empty when nothing does."""
    said = (
        "calculated" if lab.calculated else "",
        _early(lab.status),
        "unit inferred" if lab.probable else "",
    )
    joined = _joined(*said)
    return f" ({joined})" if joined else ""


def measured(lab: Lab) -> str:
    """Write the value of a result as it was compared."""
    return amounts.with_unit(amounts.interval(lab.value), lab.unit)


def has_dose(dose: Dose) -> bool:
    """Tell whether anything is known of a dose."""
    return dose.mg_per_take is not None or bool(dose.text)


def _lab(lab: Lab) -> str:
    return f"{name_of(lab.analyte)} {measured(lab)} on {day(lab.taken)}{marks(lab)}"


def _medication(medication: Medication, *, brief: bool) -> str:
    sent = "" if brief else shorten(clean(medication.name), LONGEST_NAME)
    sure = brief or medication.matched_by is MatchedBy.CODE
    doubt = "" if sure else f" (matched by {medication.matched_by})"
    taken = _dose(medication.dose, brief=brief) if has_dose(medication.dose) else ""
    return f"{sent or name_of(medication.drug)} {taken}".rstrip() + doubt


def _dose(dose: Dose, *, brief: bool) -> str:
    written = "" if brief else _full(dose.text)
    return amounts.dose(dose) or written or "dose not readable"


def _diagnosis(diagnosis: Diagnosis, *, brief: bool) -> str:
    code = shorten(clean(diagnosis.code), LONGEST_NAME // 3)
    meant = ", ".join(sorted(name_of(disease) for disease in diagnosis.means))
    if brief:
        return code or meant or "a diagnosis"
    said = _joined(
        code,
        "" if diagnosis.verification is Verification.CONFIRMED else "not confirmed",
        "in remission" if diagnosis.remission else "",
        "code unverified" if diagnosis.unverified_code else "",
    )
    words = shorten(clean(diagnosis.text), LONGEST_NAME) or meant or "a diagnosis"
    return f"{words} ({said})" if said else words


def genetics(result: KitResult | FusionResult, *, brief: bool = False) -> str:
    """Write what a genetic test said, and how good it was, without its day."""
    if isinstance(result, FusionResult):
        return _joined(result.finding, _early(result.status))
    fraction, limit = result.allele_fraction, result.limit_of_detection
    return _joined(
        result.finding,
        "" if brief else shorten(clean(result.variant), LONGEST_NAME // 3),
        result.specimen,
        result.method,
        "" if brief or fraction is None else f"allele fraction {_percent(fraction)}",
        "" if brief or limit is None else f"limit of detection {_percent(limit)}",
        _early(result.status),
    )


def _percent(fraction: Decimal) -> str:
    return amounts.with_unit(amounts.number(fraction * 100), "%")


def _event(event: Event, *, brief: bool) -> str:
    words = "" if brief else shorten(clean(event.name), LONGEST_NAME)
    return f"{words or name_of(event.kind)} on {day(event.when)}"


def _patient(patient: Patient) -> str:
    return _joined(_birth(patient), patient.sex)


def _birth(patient: Patient) -> str:
    first, last = patient.born_from, patient.born_to
    if first is None or last is None:
        return "birth date unknown"
    return f"born {first}" if first == last else f"born {first} to {last}"


def _unread(unread: Unread, *, brief: bool) -> str:
    sent = "" if brief else shorten(clean(unread.sent), LONGEST_NAME)
    quoted = f'"{sent}"' if sent else ""
    dated = f"on {day(unread.taken)}" if unread.taken else ""
    what = " ".join(filter(None, (name_of(unread.about), quoted, dated)))
    return f"{what} could not be used: {_full(unread.why)}"


def _early(status: ResultStatus) -> str:
    return status.value if status is ResultStatus.PRELIMINARY else ""


def _full(text: str) -> str:
    return shorten(clean(text), LONGEST_TEXT)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
