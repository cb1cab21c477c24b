"""The decision trace of a call, as types: why each rule said what it said."""

from datetime import date
from typing import Literal

from pydantic import Field

from cds_service.hooks.protocol import Message
from cds_service.hooks.rule_content import Number, SourceContent
from cds_service.said import Said


class FactUsed(Message):
    """A fact a rule rests on, as sent and as compared."""

    reference: str
    name: str
    sent: str | None = None
    compared: str | None = None
    day: date | None = Field(None, alias="date")
    age_days: int | None = None


class RuleAbout(Message):
    """What is the same in every trace of a rule."""

    id: str
    title: str
    version: str
    tier: str
    not_evaluated: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    sources: tuple[SourceContent, ...] = ()
    page: str


class RuleSaid(Message):
    """What one rule said of one patient, and on what."""

    outcome: Said
    indicator: Literal["info", "warning", "critical"] | None = None
    reason: str | None = None
    used: tuple[FactUsed, ...] = ()
    missing: tuple[str, ...] = ()


class RuleTrace(RuleSaid, RuleAbout):
    """What one rule said, and on what."""


class UnreadTrace(Message):
    """A resource that was sent and could not be used."""

    reference: str
    about: str
    why: str
    sent: str | None = None
    day: date | None = Field(None, alias="date")


class GapTrace(Message):
    """A part of the record that is not, or not fully, here."""

    record: str
    why: str
    partial: bool


class TraceHead(Message):
    """What a trace says beside the rules."""

    service: str
    hook: str
    as_of: date
    no_cards_because: str | None = Field(
        None, description="Set when cards are withheld whatever the rules say."
    )
    unread: tuple[UnreadTrace, ...] = ()
    gaps: tuple[GapTrace, ...] = ()


class Trace(TraceHead):
    """The answer of POST /explain/{id}."""

    rules: tuple[RuleTrace, ...]
