"""The pages of the two cards that no rule of their own stands behind."""

from collections.abc import Iterable
from typing import Final

from cds_service.cards.override_reasons import COMMON
from cds_service.hooks.rule_content import Reason, RuleContent, Text
from cds_service.hooks.service import Service

_REASONS: Final = tuple(Reason(code=one.code, display=one.display) for one in COMMON)
_PROVENANCE: Final = "how this service works; no medical source"

_CARE_PLAN: Final = RuleContent(
    id="care-plan",
    title="Care plan",
    version="1.0.0",
    tier="all",
    provenance=_PROVENANCE,
    when="Several rules have something to add that is not urgent.",
    then=(
        "One card lists them, a line for each, with where it comes from and at most"
        " one suggestion. Each line names its rule, which has a page of its own."
    ),
    silent_when="No rule has anything to add that is not urgent.",
    texts=(Text(summary="How many points there are, and which."),),
    override_reasons=_REASONS,
)

_COULD_NOT_CHECK: Final = RuleContent(
    id="could-not-check",
    title="Could not check",
    version="1.0.0",
    tier="all",
    provenance=_PROVENANCE,
    when=(
        "A safety rule concerns this patient and could not decide, a rule failed, or"
        " a part of the record was missing or could not be read."
    ),
    then=(
        "One card says what could not be checked, and why, so that silence always"
        " means that every rule looked. Values that could not be used are shown as"
        " they were sent."
    ),
    silent_when=(
        "Everything was read and every rule decided, or the patient has no"
        " mastocytosis and no order here concerns it."
    ),
    texts=(Text(summary="Could not check: what was not decided, by name."),),
    override_reasons=_REASONS,
)


def other_cards(services: Iterable[Service]) -> tuple[RuleContent, ...]:
    """Return the pages; both cards may come from each of these services."""
    shown_by = tuple(service.id for service in services)
    return tuple(
        page.model_copy(update={"services": shown_by})
        for page in (_CARE_PLAN, _COULD_NOT_CHECK)
    )
