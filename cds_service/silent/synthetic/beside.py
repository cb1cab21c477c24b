"""What befalls invented patients beside the disease, each with a stated chance."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Final

from cds_service.silent.synthetic import codes
from cds_service.silent.synthetic.resources import Record

_Happening = Callable[[Record, date], object]


def _ordered(drug: codes.Concept) -> _Happening:
    return lambda record, day: record.order(drug, day)


def _problem(code: codes.Concept) -> _Happening:
    return lambda record, day: record.problem(code, day)


def _done(record: Record, day: date, code: codes.Concept) -> None:
    record.add("Procedure", status="completed", code=code, performedDateTime=f"{day}")


def _scan(record: Record, day: date) -> None:
    record.add(
        "Procedure",
        status="completed",
        code=codes.BONE_SCAN,
        performedDateTime=f"{day}",
    )


def _taught(record: Record, day: date) -> None:
    _done(record, day, codes.ALLERGY_EDUCATION)


def _imaging(record: Record, day: date) -> None:
    record.add(
        "ServiceRequest",
        status="active",
        intent="order",
        code=codes.CONTRAST_CT,
        authoredOn=f"{day}",
    )


def _venom(record: Record, day: date) -> None:
    record.add("AllergyIntolerance", code=codes.BEE_VENOM, recordedDate=f"{day}")


def _stay(record: Record, day: date) -> None:
    record.visit(day, day + timedelta(4))


_OF_MASTOCYTOSIS: Final[tuple[tuple[float, _Happening], ...]] = (
    (0.6, _ordered(codes.CETIRIZINE)),
    (0.3, _ordered(codes.FAMOTIDINE)),
    (0.5, _ordered(codes.EPINEPHRINE)),
    (0.3, _taught),
    (0.3, _scan),
    (0.15, _problem(codes.OSTEOPOROSIS)),
    (0.2, _problem(codes.PRURITUS)),
    (0.15, _problem(codes.ANAPHYLAXIS)),
    (0.08, _venom),
)
_OF_ANYBODY: Final[tuple[tuple[float, _Happening], ...]] = (
    (0.12, _ordered(codes.IBUPROFEN)),
    (0.05, _ordered(codes.MORPHINE)),
    (0.05, _ordered(codes.CLARITHROMYCIN)),
    (0.06, _ordered(codes.METOPROLOL)),
    (0.05, _imaging),
    (0.04, _stay),
)


def mastocytosis(chance: Random, record: Record, day: date) -> None:
    """Add what often goes with the disease, on the day of the diagnosis."""
    _befall(chance, record, day, _OF_MASTOCYTOSIS)


def anything(chance: Random, record: Record, day: date) -> None:
    """Add what may befall anybody, on the day of the last visit."""
    _befall(chance, record, day, _OF_ANYBODY)


def _befall(
    chance: Random,
    record: Record,
    day: date,
    what: tuple[tuple[float, _Happening], ...],
) -> None:
    for share, happens in what:
        if chance.random() < share:
            happens(record, day)
