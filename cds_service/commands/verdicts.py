"""Compares an answer with the one that was expected."""

import json
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import Final

from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.differences import differences
from cds_service.commands.ending import COULD_NOT_RUN, DIFFERENT, FINE
from cds_service.commands.json_value import Json
from cds_service.commands.placeholders import stable
from cds_service.commands.reasons import reasons
from cds_service.frozen import Frozen, replace

OK: Final = 200
_NOTHING: Final = Reply(0, None)


class Verdict(StrEnum):
    """What came of a case."""

    OK = "ok"
    DIFFERS = "differs"
    UNEXPECTED = "no expected answer"
    WRITTEN = "expected answer written"
    FAILED = "failed"
    NOT_RUN = "could not run"

    @property
    def good(self) -> bool:
        """Whether the command may still end with success."""
        return self not in {Verdict.DIFFERS, Verdict.FAILED, Verdict.NOT_RUN}


class Result(Frozen, kw_only=False):
    """A case, what the service answered, and what is to be said of it."""

    case: Case
    reply: Reply
    verdict: Verdict
    changes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the command may still end with success."""
        return self.verdict.good and not self.faults


def judge(case: Case, reply: Reply, trace: Reply | None = None) -> Result:
    """Compare with the expected answer, and with its reasons when they were asked."""
    expected = expected_answer(case)
    if expected is None:
        answered = reply.status == OK
        return Result(case, reply, Verdict.UNEXPECTED if answered else Verdict.FAILED)
    changes = _changes(expected, comparable(case, reply))
    if trace:
        changes += differences(
            {"why": expected_reasons(case)}, {"why": reasons(case, trace)}
        )
    return Result(case, reply, Verdict.DIFFERS if changes else Verdict.OK, changes)


def not_run(case: Case, problem: str = "") -> Result:
    """Return that nothing was asked, or nothing could be compared, and why."""
    case = replace(case, problem=problem) if problem else case
    return Result(case, _NOTHING, Verdict.NOT_RUN)


def exit_code(results: Collection[Result]) -> int:
    """Return what the command ends with; that something could not run weighs more."""
    if any(result.verdict is Verdict.NOT_RUN for result in results):
        return COULD_NOT_RUN
    return DIFFERENT if any(not result.good for result in results) else FINE


def write(case: Case, reply: Reply, trace: Reply | None = None) -> Result:
    """Keep answer and reasons as the expected ones; say so when they are others."""
    result = judge(case, reply, trace)
    if case.answer is None or result.verdict is Verdict.OK:
        return result
    _keep(case.answer, comparable(case, reply))
    if case.why and trace:
        _keep(case.why, reasons(case, trace))
    return Result(case, reply, Verdict.WRITTEN, result.changes)


def comparable(case: Case, reply: Reply) -> dict[str, Json]:
    """Return status and body with a stable name for all that changes by call."""
    return {"status": reply.status, "body": stable(reply.body, case.body)}


def expected_answer(case: Case) -> Json:
    """Return the kept answer, or None when there is none yet."""
    return _kept(case.answer)


def expected_reasons(case: Case) -> Json:
    """Return the kept reasons, or None when there are none yet."""
    return _kept(case.why)


def _kept(file: Path | None) -> Json:
    if file is None or not file.is_file():
        return None
    kept: Json = json.loads(file.read_text("utf-8"))
    return kept


def _changes(expected: Json, got: dict[str, Json]) -> tuple[str, ...]:
    """Say where they differ; of a refusal instead of an answer, only that."""
    status = expected.get("status") if isinstance(expected, dict) else None
    if status == got["status"]:
        return differences(expected, got)
    return (f"status {got['status']} instead of {status}",)


def _keep(file: Path, answer: Json) -> None:
    content = json.dumps(answer, indent=2, ensure_ascii=False)
    file.write_text(content + "\n", "utf-8")
