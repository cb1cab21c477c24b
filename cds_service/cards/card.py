"""The answer as CDS Hooks has it; what does not fit its rules cannot be built."""

from typing import Annotated, Any, Final, Literal

import msgspec
from pydantic import Field

from cds_service.cards.message import Message, refuse
from cds_service.clinical.outcome import Indicator
from cds_service.patterns import uncompiled

SUMMARY_LIMIT = 140

_URL: Final = uncompiled(r"^https?://[^\s/]+")
_REFERENCE: Final = uncompiled(r"^[A-Z][A-Za-z]{0,63}/[A-Za-z0-9\-.]{1,64}$")

# What the metadata says here is for OpenAPI; each part checks it when it is built.
Text = Annotated[str, Field(min_length=1)]
Url = Annotated[str, Field(pattern=_URL.pattern)]
Reference = Annotated[str, Field(pattern=_REFERENCE.pattern)]
Content = dict[str, Any]


def utf16_length(text: str) -> int:
    """Count as a client written in JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def is_reference(text: str) -> bool:
    """Tell whether a text is a relative reference, as a delete needs one."""
    return _REFERENCE.fullmatch(text) is not None


class Coding(Message, frozen=True, kw_only=True):
    """A code with its system; override reasons need the display as well."""

    system: Url
    code: Text
    display: Text

    def __post_init__(self) -> None:
        if not (_URL.match(self.system) and self.code and self.display):
            refuse("a coding has a system, a code and a display")


class Source(Message, frozen=True, kw_only=True):
    """The document a card goes back to, and our page about the rule."""

    label: Text
    url: Url
    topic: Coding

    def __post_init__(self) -> None:
        if not (self.label and _URL.match(self.url)):
            refuse("a source has a label and an absolute address")


class Action(Message, frozen=True, kw_only=True):
    """One thing a clinician may have the EHR do; `description` is what is read."""

    type: Literal["create", "update", "delete"]
    description: Text
    resource: Content | None = None
    resource_id: Reference | None = None

    def __post_init__(self) -> None:
        deletes = self.type == "delete"
        if not self.description:
            refuse("an action is described")
        if deletes is (self.resource_id is None):
            refuse("a delete, and nothing else, names a resourceId")
        if deletes is (self.resource is not None):
            refuse("a create or update, and nothing else, carries a resource")
        if self.resource_id is not None and not is_reference(self.resource_id):
            refuse("a resourceId is a relative reference")


class Suggestion(Message, frozen=True, kw_only=True):
    """One act offered; never pre-selected, so `isRecommended` does not exist here."""

    uuid: Text
    label: Text
    actions: Annotated[
        tuple[Action], Field(description="exactly one: not every EHR takes two")
    ]

    def __post_init__(self) -> None:
        if not (self.uuid and self.label):
            refuse("a suggestion has a uuid and a label")


class RuleVersion(Message, frozen=True, kw_only=True):
    """A rule that spoke, as it stood."""

    id: Text
    version: Text

    def __post_init__(self) -> None:
        if not (self.id and self.version):
            refuse("a rule that spoke has an id and a version")


class Evidence(Message, frozen=True, kw_only=True):
    """Which rules spoke, and which resources they used."""

    rules: Annotated[tuple[RuleVersion, ...], Field(min_length=1)]
    resources: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None

    def __post_init__(self) -> None:
        if not self.rules:
            refuse("a card names the rules that spoke")
        if self.resources is not None and not (self.resources and all(self.resources)):
            refuse("resources that were used have references")


class Extension(Message, frozen=True, kw_only=True):
    """What is ours and not the specification's."""

    evidence: Evidence = msgspec.field(name="org.smcds.evidence")


class Card(Message, frozen=True, kw_only=True):
    """One card."""

    uuid: Text
    summary: Text
    detail: Text
    indicator: Indicator
    source: Source
    suggestions: Annotated[tuple[Suggestion, ...], Field(min_length=1)] | None = None
    selection_behavior: Literal["any", "at-most-one"] | None = None
    override_reasons: Annotated[tuple[Coding, ...], Field(min_length=1)]
    extension: Extension

    def __post_init__(self) -> None:
        if not (self.uuid and self.detail):
            refuse("a card has a uuid and a detail")
        if not 0 < utf16_length(self.summary) < SUMMARY_LIMIT:
            refuse(f"a summary has fewer than {SUMMARY_LIMIT} characters")
        if not self.override_reasons:
            refuse("a card can be overridden for a reason")
        if (self.suggestions is None) is not (self.selection_behavior is None):
            refuse("selectionBehavior goes with suggestions")
        if self.suggestions is not None and not self.suggestions:
            refuse("suggestions are never empty")
