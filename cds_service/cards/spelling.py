"""How each kind of fact is written: plain text, briefly or in full.

Brief is for summaries: bounded length, our own words only. Full is for
details: words of the EHR are there too, cleaned and cut at a stated length.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from cds_service.cards import amounts, fact_words
from cds_service.cards.markdown import clean
from cds_service.cards.names import RECORD_NAME, name_of
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Devices, Dose, Drug, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.patient import Patient
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import FusionResult, KitResult


def spell(value: object, *, brief: bool) -> str:  # noqa: C901, PLR0911, PLR0912 (one line per type is the point)
    """Write one value.

    Raises:
        TypeError: nobody decided how this type is written.
    """
    match value:
        case Lab():
            return fact_words.of_lab(value)
        case Threshold():
            return amounts.with_unit(f"{value.value:f}", value.unit)
        case Recency():
            return amounts.days(value.days)
        case Medication():
            return fact_words.of_medication(value, brief=brief)
        case Dose():
            return fact_words.of_dose(value, brief=brief)
        case Devices():
            return amounts.devices(value)
        case Diagnosis():
            return fact_words.of_diagnosis(value, brief=brief)
        case KitResult() | FusionResult():
            words = fact_words.of_genetics(value, brief=brief)
            return f"{words}, {fact_words.day(value.taken)}"
        case Event():
            return fact_words.of_event(value, brief=brief)
        case Patient():
            return fact_words.of_patient(value)
        case Unread():
            return fact_words.of_unread(value, brief=brief)
        case Gap():
            return f"{RECORD_NAME[value.record]}: {fact_words.in_full(value.why)}"
        case Moment():
            return fact_words.day(value)
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
            return clean(value) if brief else fact_words.in_full(value)
        case int() if not isinstance(value, bool):
            return str(value)
        case _:
            reason = f"nobody decided how a {type(value).__name__} is written"
            raise TypeError(reason)
