"""The few fields we need of each FHIR data type.

EHRs send null for what they do not have, and an object where the standard
wants a list; both are read. Anything else of the wrong shape costs its own
resource only (see `from_fhir.request`).
"""

from decimal import Decimal
from typing import Final

import msgspec

_NOT_SENT: Final = msgspec.Raw(b"null")


class Wire(msgspec.Struct, rename="camel", gc=False):
    """What every struct here shares: FHIR's camelCase, unknown fields skipped."""


class Coding(Wire):
    """A code of a system."""

    system: str | None = None
    code: str | None = None
    display: str | None = None


class CodeableConcept(Wire):
    """A concept: codes, words, or both."""

    coding: list[Coding] | None = None
    text: str | None = None


Concepts = list[CodeableConcept] | CodeableConcept | None
"""One concept or several: real data holds an object where a list belongs."""


class Subject(Wire):
    """Whose a resource is; the name that may stand beside it is not read."""

    reference: str | None = None


Subjects = list[Subject] | Subject | None
"""One subject, or a list where one belongs."""


class Reference(Wire):
    """A pointer to another resource."""

    reference: str | None = None
    display: str | None = None


class CodeableReference(Wire):
    """Either of the two; R5 has it where R4 had two fields."""

    concept: CodeableConcept | None = None
    reference: Reference | None = None


class Period(Wire):
    """A span of time, as sent."""

    start: str | None = None
    end: str | None = None


class Quantity(Wire):
    """An amount; `value` keeps every digit that was sent.

    "NaN" and 1e999999 are decimals too: see `from_fhir.numbers`.
    """

    value: Decimal | None = None
    comparator: str | None = None
    unit: str | None = None
    system: str | None = None
    code: str | None = None


class Range(Wire):
    """Two bounds."""

    low: Quantity | None = None
    high: Quantity | None = None
    text: str | None = None


class Ratio(Wire):
    """So much of one thing per so much of another."""

    numerator: Quantity | None = None
    denominator: Quantity | None = None


class Annotation(Wire):
    """A note."""

    text: str | None = None


class Repeat(Wire):
    """How often: `frequency` times every `period` `periodUnit`."""

    bounds_period: Period | None = None
    bounds_duration: Quantity | None = None
    bounds_range: Range | None = None
    count: Decimal | None = None
    count_max: Decimal | None = None
    frequency: Decimal | None = None
    frequency_max: Decimal | None = None
    period: Decimal | None = None
    period_max: Decimal | None = None
    period_unit: str | None = None
    when: list[str] | None = None
    time_of_day: list[str] | None = None
    day_of_week: list[str] | None = None


class Timing(Wire):
    """When something is to happen."""

    event: list[str] | None = None
    repeat: Repeat | None = None
    code: CodeableConcept | None = None
    modifier_extension: msgspec.Raw = _NOT_SENT


class DoseAndRate(Wire):
    """The amount of one take, or of a span of time."""

    dose_quantity: Quantity | None = None
    dose_range: Range | None = None
    rate_ratio: Ratio | None = None


class Dosage(Wire):
    """How a drug is to be taken; a dose outside `doseAndRate` is STU3, still sent.

    `dose` is that of an administration; `asNeeded` and `asNeededFor` are R5.
    """

    text: str | None = None
    patient_instruction: str | None = None
    additional_instruction: Concepts = None
    timing: Timing | None = None
    as_needed_boolean: bool | None = None
    as_needed_codeable_concept: Concepts = None
    as_needed: bool | None = None
    as_needed_for: Concepts = None
    dose_and_rate: list[DoseAndRate] | DoseAndRate | None = None
    dose_quantity: Quantity | None = None
    dose_range: Range | None = None
    dose: Quantity | None = None
    max_dose_per_period: list[Ratio] | Ratio | None = None
    modifier_extension: msgspec.Raw = _NOT_SENT


Dosages = list[Dosage] | Dosage | None
