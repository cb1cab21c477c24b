"""What a client reports of cards, as types: the specification's body and one more."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    WithJsonSchema,
    model_validator,
)

from cds_service.audit import only_uuid
from cds_service.hooks.protocol import Message, Text
from cds_service.patterns import uncompiled

_INSTANT: Final = uncompiled(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


class Chosen(Message):
    """A suggestion that was accepted; counted, so any id will do."""

    id: Text


class GivenReason(Message):
    """A reason picked from the card; clients leave out what they like."""

    code: str | None = None
    system: str | None = None
    display: str | None = None


class Override(Message):
    """Why a card was set aside: a reason, a comment, or both (cds-fb-3)."""

    reason: GivenReason | None = None
    user_comment: str | None = None
    extension: dict[str, Any] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.reason or self.user_comment or self.extension):
            why = "needs a reason, a userComment, or both"
            raise ValueError(why)
        return self


def _rfc_3339(value: object) -> object:
    # Pydantic alone would also take 1767225600 for an instant.
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return value
    why = 'must be an instant such as "2026-01-06T09:30:00Z"'
    raise ValueError(why)


def _uuid(value: str) -> str:
    if not only_uuid(value):
        why = "must be the uuid of a card"
        raise ValueError(why)
    return value


CardId = Annotated[
    str,
    AfterValidator(_uuid),
    WithJsonSchema({"type": "string", "format": "uuid"}),
]
"""Cards of this service have UUIDs, so nothing else can be the id of one."""


def _in_some_year(value: datetime) -> datetime:
    # Near the ends of the calendar an instant may have no year in UTC.
    try:
        return value.astimezone(UTC)
    except OverflowError:
        why = "is no instant of our calendar"
        raise ValueError(why) from None


Instant = Annotated[
    AwareDatetime, BeforeValidator(_rfc_3339), AfterValidator(_in_some_year)
]


MOST_OF_A_KIND: Final = 100
"""Suggestions, or reasons, of one item. A card offers a dozen of each; of a body of the
largest size there could be a hundred thousand, and each is kept (house choice).
"""
_few: Final = Field(max_length=MOST_OF_A_KIND)


class FeedbackItem(Message):
    """What became of one card; `overrideReasons` is how one EHR spells it."""

    card: CardId
    outcome: Literal["accepted", "overridden"]
    outcome_timestamp: Instant
    accepted_suggestions: Annotated[tuple[Chosen, ...], _few] | None = None
    override_reason: Override | None = None
    override_reasons: Override | Annotated[tuple[Override, ...], _few] | None = None

    @model_validator(mode="after")
    def _names_what_was_accepted(self) -> Self:
        if self.outcome == "accepted" and not self.accepted_suggestions:
            why = "an accepted card needs acceptedSuggestions"
            raise ValueError(why)
        return self

    @property
    def reasons(self) -> tuple[GivenReason, ...]:
        """The reasons given, under whichever name."""
        # A reason that the site keeps itself comes in an extension: not one of ours.
        kept = (
            item.reason or (GivenReason() if item.extension else None)
            for item in self._overrides
        )
        return tuple(reason for reason in kept if reason)

    @property
    def comments(self) -> tuple[str, ...]:
        """What was written by hand: prose, which may name a patient."""
        written = (item.user_comment for item in self._overrides)
        return tuple(comment for comment in written if comment)

    @property
    def _overrides(self) -> tuple[Override, ...]:
        listed = self.override_reasons or ()
        several = listed if isinstance(listed, tuple) else (listed,)
        return (*((self.override_reason,) if self.override_reason else ()), *several)


class Feedback(Message):
    """What a client reports, for one card or several."""

    feedback: tuple[FeedbackItem, ...]


class Received(Message):
    """What the service answers to feedback: how many items it took."""

    received: int
