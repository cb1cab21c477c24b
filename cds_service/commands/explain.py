"""Asks the service why each rule said what it said."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from cds_service.commands.as_of import dated
from cds_service.commands.calls import Caller, Reply
from cds_service.commands.cases import Case, find
from cds_service.commands.ending import COULD_NOT_RUN, DIFFERENT, FINE
from cds_service.commands.json_value import Json
from cds_service.commands.reading import ReadFact, facts_read
from cds_service.frozen import Frozen, replace

_OK: Final = 200
_JSON: Final = "application/json"


class Explanation(Frozen, kw_only=False):
    """A case, the trace or the refusal that came, and every fact that was read."""

    case: Case
    reply: Reply
    facts: tuple[ReadFact, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the question was answered."""
        return self.reply.status == _OK


def explanations(
    request: Path, call: Caller, as_of: date | None, patient: str = ""
) -> list[Explanation]:
    """Explain a request; a plain Bundle may have an explanation for each hook."""
    cases = find([request], patient)
    if request.is_dir() and len(cases) > 1:
        problem = f"{len(cases)} cases lie here: name one of them"
        cases = [replace(cases[0], name=str(request), problem=problem)]
    return [_explained(case, call, as_of) for case in cases]


def exit_code(explained: Iterable[Explanation]) -> int:
    """Return what the command ends with."""
    seen = list(explained)
    if any(one.case.problem for one in seen):
        return COULD_NOT_RUN
    return FINE if all(one.good for one in seen) else DIFFERENT


def explanations_json(explained: Iterable[Explanation]) -> str:
    """Return the traces for a machine."""
    return json.dumps([_for_a_machine(one) for one in explained], indent=2)


def _for_a_machine(one: Explanation) -> Json:
    if one.case.problem:
        return {"case": one.case.name, "problem": one.case.problem}
    return one.reply.body


def _explained(case: Case, call: Caller, as_of: date | None) -> Explanation:
    if case.problem:
        return Explanation(case, Reply(0, None))
    body = dated(case.body, as_of)
    reply = call(case.why_address, body, _JSON)
    if reply.status != _OK:
        return Explanation(case, reply)
    return Explanation(case, reply, facts_read(case.service, body, reply.body))
