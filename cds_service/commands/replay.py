"""Replays cases and shows each card as a clinician would see it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from rich.console import Console
from rich.rule import Rule as Line
from rich.text import Text

from cds_service.commands.as_of import dated
from cds_service.commands.calls import Caller, Reply
from cds_service.commands.card_view import card_view
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json, members, text
from cds_service.commands.screen import plain, with_progress
from cds_service.commands.strict import faults
from cds_service.commands.verdicts import Result, Verdict, judge, write

_STYLE = {
    Verdict.OK: "green",
    Verdict.DIFFERS: "red",
    Verdict.FAILED: "red",
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
    settle: Callable[[Case, Reply], Result] = write if update else judge
    for case in cases:
        path = f"/cds-services/{case.service}"
        reply = call(path, dated(case.body, as_of), case.content_type)
        result = settle(case, reply)
        if strict:
            result = Result(case, reply, result.verdict, result.changes, faults(case))
        yield result


def show(console: Console, results: Iterable[Result]) -> bool:
    """Print every result, then how many there were; tell whether all are good."""
    verdicts: Counter[Verdict] = Counter()
    good = True
    for result in results:
        _show(console, result)
        verdicts[result.verdict] += 1
        good = good and result.good
    console.print(Line())
    console.print(_count(verdicts), style="bold green" if good else "bold red")
    return good


def as_json(results: Iterable[Result]) -> tuple[str, bool]:
    """Return the results for a machine, and whether all are good."""
    kept = list(results)
    counts = Counter(str(result.verdict) for result in kept)
    content = {"cases": [_entry(result) for result in kept], "counts": counts}
    return json.dumps(content, indent=2), all(result.good for result in kept)


def _show(console: Console, result: Result) -> None:
    console.print(Line(Text(plain(result.case.name)), align="left"))
    for card in members(result.reply.body, "cards"):
        console.print(card_view(card))
    console.print(Text(_said(result.reply), style="dim"))
    console.print(Text(str(result.verdict), style=f"bold {_STYLE[result.verdict]}"))
    for change in result.changes:
        console.print(Text(plain(change), style="red" if change[0] == "-" else "green"))
    for fault in result.faults:
        console.print(Text(plain(f"not valid R4: {fault}"), style="red"))


def _said(reply: Reply) -> str:
    cards = members(reply.body, "cards")
    if cards:
        return f"{len(cards)} card{'s' if len(cards) > 1 else ''}"
    issues = members(reply.body, "issue")
    why = next((text(issue, "diagnostics") for issue in issues), "")
    return plain(
        f"HTTP {reply.status}: {why}" if why else f"HTTP {reply.status}, no card"
    )


def _count(verdicts: Counter[Verdict]) -> str:
    total = verdicts.total()
    parts = ", ".join(f"{verdicts[item]} {item}" for item in Verdict if verdicts[item])
    return f"{total} case{'' if total == 1 else 's'}: {parts or 'nothing to replay'}"


def _entry(result: Result) -> dict[str, Json]:
    return {
        "case": result.case.name,
        "service": result.case.service,
        "status": result.reply.status,
        "verdict": str(result.verdict),
        "differences": list(result.changes),
        "notValidR4": list(result.faults),
        "body": result.reply.body,
    }


__all__ = ["as_json", "play", "show", "with_progress"]
