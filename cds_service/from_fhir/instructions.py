"""Decodes how a drug is to be taken: only when a rule may ask about the drug.

Most orders of a record are of drugs that no rule knows, and an instruction is
the largest part of an order.
"""

from typing import Final

import msgspec

from cds_service.from_fhir.concepts import in_list
from cds_service.from_fhir.malformed import explain
from cds_service.from_fhir.modifiers import UNKNOWN, may_mean_else
from cds_service.from_fhir.numbers import no_amount
from cds_service.from_fhir.wire.datatypes import Dosage, Dosages, Wire
from cds_service.from_fhir.wire.resource import NOTHING_SENT


class _Instructed(Wire):
    """The two names of the field."""

    dosage_instruction: Dosages = None
    dosage: Dosages = None


_DOSAGES: Final = msgspec.json.Decoder(Dosages)


class Instructions(msgspec.Struct):
    """What was sent; `fault` says why nothing of it can be used.

    `rendered` is R5's one text of all of them.
    """

    dosages: list[Dosage]
    rendered: str = ""
    fault: str = ""


def instructions(
    sent: msgspec.Raw, rendered: str | None = None, name: str = "dosageInstruction"
) -> Instructions:
    """Decode the instructions; one that is broken leaves the order as it is."""
    text = (rendered or "").strip()
    if sent is NOTHING_SENT:
        return Instructions([], text)
    try:
        dosages = in_list(_DOSAGES.decode(sent))
    except msgspec.ValidationError as error:
        return Instructions([], text, _placed(name, explain(error)))
    if any(map(_modified, dosages)):
        # The one text of them all is made of them, and may be wrong as well.
        return Instructions([], fault=f"{name} carries {UNKNOWN}")
    place = no_amount(_Instructed(**{_FIELDS[name]: dosages}))
    if place:
        return Instructions([], text, f"{place} is not a usable number")
    return Instructions(_once(dosages), text)


_FIELDS: Final = {"dosageInstruction": "dosage_instruction", "dosage": "dosage"}


def _modified(dosage: Dosage) -> bool:
    timing = dosage.timing
    return may_mean_else(dosage.modifier_extension) or (
        timing is not None and may_mean_else(timing.modifier_extension)
    )


def _placed(name: str, why: str) -> str:
    if why.startswith("["):
        return f"{name}{why}"
    return f"{name}.{why}" if not why.startswith("its content") else f"{name}: {why}"


def _once(dosages: list[Dosage]) -> list[Dosage]:
    """Leave out an instruction that repeats another word for word."""
    kept: list[Dosage] = []
    for dosage in dosages:
        if dosage not in kept:
            kept.append(dosage)
    return kept
