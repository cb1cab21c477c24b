"""How each kind of fact is written: plain text, briefly or in full.

Brief is for summaries: bounded length, our own words only. Full is for
details: words of the EHR are there too, cleaned and cut at a stated length.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from cds_service.cards import amounts, fact_words
from cds_service.cards.markdown import clean
from cds_service.cards.names import RECORD_NAME, name_of
from cds_service.clinical.allergy import Allergy
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Devices, Dose, Drug, Medication
from cds_service.clinical.moment import Moment
from cds_service.clinical.mutation import MutationResult
from cds_service.clinical.patient import Patient
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import FusionResult, KitResult

Speller = Callable[[Any, bool], str]
"""Writes a value of one kind, briefly if the second argument says so."""

_FACTS: Final[dict[type, Speller]] = {
    Lab: lambda lab, _: fact_words.of_lab(lab),
    Medication: lambda drug, brief: fact_words.of_medication(drug, brief=brief),
    Diagnosis: lambda found, brief: fact_words.of_diagnosis(found, brief=brief),
    KitResult: lambda result, brief: _dated_genetics(result, brief=brief),
    FusionResult: lambda result, brief: _dated_genetics(result, brief=brief),
    MutationResult: lambda result, _: (
        f"{result.gene} {result.found}, {fact_words.day(result.taken)}"
    ),
    Allergy: lambda allergy, brief: fact_words.of_allergy(allergy, brief=brief),
    Problem: lambda problem, brief: fact_words.of_problem(problem, brief=brief),
    Event: lambda event, brief: fact_words.of_event(event, brief=brief),
    Patient: lambda patient, _: fact_words.of_patient(patient),
    Unread: lambda unread, brief: fact_words.of_unread(unread, brief=brief),
    Gap: lambda gap, _: f"{RECORD_NAME[gap.record]}: {fact_words.in_full(gap.why)}",
}
_AMOUNTS: Final[dict[type, Speller]] = {
    Threshold: lambda limit, _: amounts.with_unit(f"{limit.value:f}", limit.unit),
    Recency: lambda recency, _: amounts.days(recency.days),
    Dose: lambda dose, brief: fact_words.of_dose(dose, brief=brief),
    Devices: lambda devices, _: amounts.devices(devices),
    Interval: lambda interval, _: amounts.interval(interval),
    Decimal: lambda value, _: amounts.number(value),
    int: lambda count, _: str(count),
    Moment: lambda moment, _: fact_words.day(moment),
    datetime: lambda instant, _: instant.date().isoformat(),
    date: lambda day, _: day.isoformat(),
}
_NAMED: Final = (Ailment, Analyte, Drug, Disease, EventKind, Record, Topic)
_WORDS: Final[dict[type, Speller]] = {
    **dict.fromkeys(_NAMED, lambda term, _: name_of(term)),
    StrEnum: lambda term, _: term.value,
    str: lambda text, brief: clean(text) if brief else fact_words.in_full(text),
}
_SPELLERS: Final = _FACTS | _AMOUNTS | _WORDS


def spell(value: object, *, brief: bool) -> str:
    """Write one value.

    Raises:
        TypeError: nobody decided how this type is written.
    """
    kind = type(value)
    return (_SPELLERS.get(kind) or _inherited(kind))(value, brief)


def _inherited(kind: type) -> Speller:
    """Return how the nearest kind is written that this one is a kind of."""
    known = [_SPELLERS[base] for base in kind.__mro__ if base in _SPELLERS]
    if not known or kind is bool:
        reason = f"nobody decided how a {kind.__name__} is written"
        raise TypeError(reason)
    return known[0]


def _dated_genetics(result: KitResult | FusionResult, *, brief: bool) -> str:
    words = fact_words.of_genetics(result, brief=brief)
    return f"{words}, {fact_words.day(result.taken)}"
