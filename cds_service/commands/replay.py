"""Replays cases and shows each card as a clinician would see it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from rich.console import Console
from rich.rule import Rule as Line

from cds_service.commands.as_of import dated
from cds_service.commands.calls import Caller, Reply
from cds_service.commands.card_view import card_view
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json, members, text
from cds_service.commands.screen import heading, say
from cds_service.commands.strict import faults
from cds_service.commands.verdicts import (
    OK,
    Result,
    Verdict,
    exit_code,
    judge,
    not_run,
    write,
)
from cds_service.frozen import replace

_STYLE = {
    Verdict.OK: "green",
    Verdict.DIFFERS: "red",
    Verdict.FAILED: "red",
    Verdict.NOT_RUN: "red",
    Verdict.WRITTEN: "cyan",
    Verdict.UNEXPECTED: "yellow",
}


def play(
    cases: Iterable[Case],
    call: Caller,
    *,
    as_of: date | None = None,
    update: bool = False,
    strict: bool = False,
) -> Iterable[Result]:
    """Make the calls, one after the other."""
    settle: Callable[[Case, Reply, Reply | None], Result] = write if update else judge
    for case in cases:
        if case.problem:
            yield not_run(case)
            continue
        body = dated(case.body, as_of)
        reply = call(case.address, body, case.content_type)
        trace = None
        if reply.status == OK and _asks_why(case, update=update):
            trace = call(case.why_address, body, case.content_type)
        try:
            result = settle(case, reply, trace)
        except (OSError, ValueError) as error:
            result = not_run(case, f"{case.answer} cannot be used: {error}")
        yield replace(result, faults=faults(case)) if strict else result


def _asks_why(case: Case, *, update: bool) -> bool:
    return case.why is not None and (update or case.why.is_file())


def show(console: Console, results: Iterable[Result]) -> int:
    """Print every result, then how many there were; return the exit code."""
    kept: list[Result] = []
    for result in results:
        _show(console, result)
        kept.append(result)
    code = exit_code(kept)
    console.print(Line())
    console.print(_count(kept), style="bold red" if code else "bold green")
    return code


def as_json(results: Iterable[Result]) -> tuple[str, int]:
    """Return the results for a machine, and the exit code."""
    kept = list(results)
    counts = Counter(str(result.verdict) for result in kept)
    content = {"cases": [_entry(result) for result in kept], "counts": counts}
    return json.dumps(content, indent=2), exit_code(kept)


def _show(console: Console, result: Result) -> None:
    heading(console, result.case.name)
    for card in members(result.reply.body, "cards"):
        console.print(card_view(card))
    say(console, result.case.problem or _said(result.reply), "dim")
    say(console, str(result.verdict), f"bold {_STYLE[result.verdict]}")
    for change in result.changes:
        say(console, change, "green" if change[0] == "+" else "red")
    for fault in result.faults:
        say(console, f"not valid R4: {fault}", "red")


def _said(reply: Reply) -> str:
    cards = members(reply.body, "cards")
    if cards:
        return f"{len(cards)} card{'s' if len(cards) > 1 else ''}"
    issues = members(reply.body, "issue")
    why = next((text(issue, "diagnostics") for issue in issues), "")
    return f"HTTP {reply.status}: {why}" if why else f"HTTP {reply.status}, no card"


def _count(results: list[Result]) -> str:
    verdicts = Counter(result.verdict for result in results)
    parts = ", ".join(f"{verdicts[item]} {item}" for item in Verdict if verdicts[item])
    return f"{len(results)} case{'' if len(results) == 1 else 's'}: {parts}"


def _entry(result: Result) -> dict[str, Json]:
    if result.verdict is Verdict.NOT_RUN:
        verdict = str(result.verdict)
        why = result.case.problem
        return {"case": result.case.name, "verdict": verdict, "problem": why}
    return {
        "case": result.case.name,
        "service": result.case.service,
        "status": result.reply.status,
        "verdict": str(result.verdict),
        "differences": list(result.changes),
        "notValidR4": list(result.faults),
        "body": result.reply.body,
    }
