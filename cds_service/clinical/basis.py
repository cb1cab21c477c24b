"""Why a number is that number: cited from a source, or an admitted house choice."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class SourceKind(StrEnum):
    """How much a document can carry."""

    LABEL = "product label"
    LITERATURE = "journal article"
    OVERVIEW = "unreviewed online overview"
    PATIENT_PAGE = "patient information page"
    TERMINOLOGY = "code system"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a rule may cite.

    `reviewed_on` is the day a human or this project last read it, not the day
    it was published. `caveat` says what weakens it, in a sentence.
    """

    id: str
    title: str
    kind: SourceKind
    published: str
    reviewed_on: date
    url: str = ""
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in a source."""

    source: Source
    place: str


@dataclass(frozen=True, slots=True)
class HouseChoice:
    """A number no source gives; shown on the card as a local choice."""

    why: str


Basis = Cited | HouseChoice


@dataclass(frozen=True, slots=True)
class Threshold:
    """A cut-off with its unit and the reason for it; `name` says of what."""

    name: str
    value: Decimal
    unit: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Recency:
    """How many days old a fact may be, and the reason for it."""

    name: str
    days: int
    basis: Basis
