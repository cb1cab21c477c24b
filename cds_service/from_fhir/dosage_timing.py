"""Reads how often a day a drug is to be taken, from a structured timing."""

from decimal import Decimal
from typing import Final

from cds_service.from_fhir.amounts import UNSAID, Possible, agreed, plausible
from cds_service.from_fhir.concepts import texts
from cds_service.from_fhir.dosage_languages import in_english
from cds_service.from_fhir.dosage_words import rates
from cds_service.from_fhir.wire.datatypes import CodeableConcept, Repeat, Timing

_MINUTES: Final = {
    "min": Decimal(1),
    "h": Decimal(60),
    "d": Decimal(1440),
    "wk": Decimal(10080),
}
_DAY: Final = _MINUTES["d"]
RATE_OF_CODE: Final = {
    "QD": Decimal(1),
    "BID": Decimal(2),
    "TID": Decimal(3),
    "QID": Decimal(4),
    "AM": Decimal(1),
    "PM": Decimal(1),
    "BED": Decimal(1),
    "QOD": Decimal("0.5"),
    "Q1H": Decimal(24),
    "Q2H": Decimal(12),
    "Q3H": Decimal(8),
    "Q4H": Decimal(6),
    "Q6H": Decimal(4),
    "Q8H": Decimal(3),
}
"""The codes of HL7's timing abbreviations; weeks and months are no daily rate."""
_WHOLE_WEEK: Final = 7


def takes_per_day(timing: Timing | None) -> Possible:
    """Return what the timing says in its repeat, its lists and its code."""
    if timing is None:
        return UNSAID
    if timing.event:
        return None  # single dates are no rate
    return agreed(_repeated(timing.repeat), _coded(timing.code))


def _repeated(repeat: Repeat | None) -> Possible:
    if repeat is None:
        return UNSAID
    if repeat.frequency_max is not None or repeat.period_max is not None:
        return None
    if repeat.day_of_week and len(set(repeat.day_of_week)) < _WHOLE_WEEK:
        return None
    return agreed(_rate(repeat), _listed(repeat.time_of_day), _meals(repeat))


def _rate(repeat: Repeat) -> Possible:
    if repeat.period is None and repeat.period_unit is None:
        # A bare frequency has no "per what".
        return UNSAID if repeat.frequency is None else None
    unit = _MINUTES.get((repeat.period_unit or "").strip())
    period = plausible(repeat.period)
    frequency = plausible(Decimal(1) if repeat.frequency is None else repeat.frequency)
    if unit is None or not period or not frequency:
        return None
    return frozenset({frequency * _DAY / (period * unit)})


def _listed(times: list[str] | None) -> frozenset[Decimal]:
    return frozenset({Decimal(len(set(times)))}) if times else UNSAID


def _meals(repeat: Repeat) -> frozenset[Decimal]:
    # "C" is every meal, not one time of day; with "frequency" it only explains.
    events = {code for code in repeat.when or () if code not in {"C", "AC", "PC"}}
    if not events or (len(events) == 1 and repeat.frequency is not None):
        return UNSAID
    return frozenset({Decimal(len(events))})


def _coded(code: CodeableConcept | None) -> frozenset[Decimal]:
    if code is None:
        return UNSAID
    found = {
        rate
        for text in texts(code)
        for rate in rates(in_english(" ".join(text.casefold().split())) or "")[0]
    }
    for coding in code.coding or ():
        spelled = (coding.code or "").strip().upper()
        found |= {RATE_OF_CODE[spelled]} if spelled in RATE_OF_CODE else _every(spelled)
    return frozenset(found)


def _every(code: str) -> frozenset[Decimal]:
    return rates(code.casefold())[0]
