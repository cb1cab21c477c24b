"""The answer as CDS Hooks has it; what does not fit its rules cannot be built."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

SUMMARY_LIMIT = 140


def utf16_length(text: str) -> int:
    """Count as a client written in JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _fits(summary: str) -> str:
    if utf16_length(summary) >= SUMMARY_LIMIT:
        reason = f"a summary has fewer than {SUMMARY_LIMIT} characters"
        raise ValueError(reason)
    return summary


Text = Annotated[str, Field(min_length=1)]
Summary = Annotated[Text, AfterValidator(_fits)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s/]+")]
_REFERENCE = r"^[A-Z][A-Za-z]{0,63}/[A-Za-z0-9\-.]{1,64}$"
Reference = Annotated[str, Field(pattern=_REFERENCE)]


def is_reference(text: str) -> bool:
    """Tell whether a text is a relative reference, as a delete needs one."""
    return re.fullmatch(_REFERENCE, text) is not None


class _Message(BaseModel):
    """A part of the answer: camelCase on the wire, nothing unknown, unchanging."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        frozen=True,
    )


class Coding(_Message):
    """A code with its system; override reasons need the display as well."""

    system: Url
    code: Text
    display: Text


class Source(_Message):
    """The document a card goes back to, and our page about the rule."""

    label: Text
    url: Url
    topic: Coding


class Action(_Message):
    """One thing a clinician may have the EHR do; `description` is what is read."""

    type: Literal["create", "update", "delete"]
    description: Text
    resource: dict[str, Any] | None = None
    resource_id: Reference | None = None

    @model_validator(mode="after")
    def _carries_what_it_needs(self) -> Self:
        if (self.type == "delete") is (self.resource_id is None):
            reason = "a delete, and nothing else, names a resourceId"
            raise ValueError(reason)
        if (self.type == "delete") is (self.resource is not None):
            reason = "a create or update, and nothing else, carries a resource"
            raise ValueError(reason)
        return self


class Suggestion(_Message):
    """One act offered; never pre-selected, so `isRecommended` does not exist here."""

    uuid: Text
    label: Text
    actions: tuple[Action] = Field(description="exactly one: not every EHR takes two")


class RuleVersion(_Message):
    """A rule that spoke, as it stood."""

    id: Text
    version: Text


class Evidence(_Message):
    """Which rules spoke, and which resources they used."""

    rules: tuple[RuleVersion, ...] = Field(min_length=1)
    resources: tuple[Text, ...] | None = Field(default=None, min_length=1)


class Extension(_Message):
    """What is ours and not the specification's."""

    evidence: Evidence = Field(alias="org.smcds.evidence")


class Card(_Message):
    """One card."""

    uuid: Text
    summary: Summary
    detail: Text
    indicator: Literal["info", "warning", "critical"]
    source: Source
    suggestions: tuple[Suggestion, ...] | None = Field(default=None, min_length=1)
    selection_behavior: Literal["any", "at-most-one"] | None = None
    override_reasons: tuple[Coding, ...] = Field(min_length=1)
    extension: Extension

    @model_validator(mode="after")
    def _says_how_to_choose(self) -> Self:
        if (self.suggestions is None) is not (self.selection_behavior is None):
            reason = "selectionBehavior goes with suggestions"
            raise ValueError(reason)
        return self
