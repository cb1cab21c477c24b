"""Why a number is that number: cited from a source, or an admitted house choice."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from cds_service.frozen import Frozen


class SourceKind(StrEnum):
    """How much a document can carry."""

    LABEL = "product label"
    LITERATURE = "journal article"
    OVERVIEW = "unreviewed online overview"
    PATIENT_PAGE = "patient information page"
    TERMINOLOGY = "code system"


class Source(Frozen, kw_only=False):
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


class Cited(Frozen, kw_only=False):
    """A place in a source."""

    source: Source
    place: str


class HouseChoice(Frozen, kw_only=False):
    """A number no source gives; shown on the card as a local choice."""

    why: str


Basis = Cited | HouseChoice


class Threshold(Frozen, kw_only=False):
    """A cut-off with its unit and the reason for it; `name` says of what."""

    name: str
    value: Decimal
    unit: str
    basis: Basis


class Recency(Frozen, kw_only=False):
    """How many days old a fact may be, and the reason for it."""

    name: str
    days: int
    basis: Basis
