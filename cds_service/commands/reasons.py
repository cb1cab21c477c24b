"""Why a case is answered as it is, short enough to be kept beside the answer.

Of a case of one rule, what that rule said and on which facts; of any other, the
rules that were not silent; of a case about silence, what every rule said. It is
what `/explain` says, without what stands on the page of the rule.
"""

from collections.abc import Iterator
from typing import Final

from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json, members, text
from cds_service.hooks.services import SERVICES
from cds_service.said import Said

_RULES: Final = frozenset(
    rule.id for service in SERVICES.values() for rule in service.rules
)
_NOT_ASKED: Final[Json] = {"outcome": "not asked by this service"}


def reasons(case: Case, trace: Reply) -> Json:
    """Return what is kept of a trace; of a refusal, its status.

    A rule that is not named among several was not indicated, so that a new rule
    changes only the cases it speaks in.
    """
    if not isinstance(trace.body, dict) or "rules" not in trace.body:
        return {"status": trace.status}
    said = {text(rule, "id"): rule for rule in members(trace.body, "rules")}
    if case.silence:
        return {name: _in_short(rule) for name, rule in said.items()}
    rule = case.answer.parent.parent.name if case.answer else ""
    if rule in _RULES:
        return _in_full(said[rule]) if rule in said else _NOT_ASKED
    outcomes = {name: _outcome(rule) for name, rule in said.items()}
    return {name: word for name, word in outcomes.items() if word != Said.NOT_INDICATED}


def _in_full(rule: Json) -> Json:
    kept: dict[str, Json] = {"outcome": _outcome(rule)}
    if reason := text(rule, "reason"):
        kept["reason"] = reason
    if used := members(rule, "used"):
        kept["used"] = [", ".join(_words(fact)) for fact in used]
    if missing := members(rule, "missing"):
        kept["missing"] = missing
    return kept


def _in_short(rule: Json) -> str:
    return ": ".join(filter(None, (_outcome(rule), text(rule, "reason"))))


def _outcome(rule: Json) -> str:
    return ", ".join(filter(None, (text(rule, "outcome"), text(rule, "indicator"))))


def _words(fact: Json) -> Iterator[str]:
    yield f"{text(fact, 'reference')}: {text(fact, 'name')}"
    sent, compared = text(fact, "sent"), text(fact, "compared")
    if sent not in compared:
        yield sent
    if compared:
        yield compared
    if day := text(fact, "date"):
        yield day
