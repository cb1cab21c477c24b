"""Shows what an EHR would make of cards, card by card."""

from rich.console import Console

from cds_service.commands.conform import Conformed
from cds_service.commands.json_value import text
from cds_service.commands.screen import heading, row, say
from cds_service.hooks.dialects.conformance import Judged, Remark


def show_conformed(console: Console, one: Conformed) -> None:
    """Print one case; in a pipe each remark is one line with tabs."""
    if not console.is_terminal:
        _rows(console, one)
        return
    heading(console, one.name)
    if one.judged is None:
        say(console, one.problem or f"refused: {one.refused}", "red")
        return
    _cards(console, one.judged)


def _cards(console: Console, judged: Judged) -> None:
    if judged.never_called:
        say(console, f"never asked for: {never(judged)}", "red")
    if not judged.cards:
        say(console, "no card", "dim")
    for number, card in enumerate(judged.cards, 1):
        presented = judged.dialect.shown.presented(text(card, "indicator"))
        say(console, f"card {number} ({presented}): {text(card, 'summary')}", "bold")
        for remark in judged.of(number):
            _remark(console, remark)
        if not judged.of(number):
            say(console, "  shown whole", "green")


def never(judged: Judged) -> str:
    """Say of a call that it will not be made."""
    return f"{judged.dialect.name} does not call the hook {judged.never_called}"


def _remark(console: Console, remark: Remark) -> None:
    effect, style = _told(remark)
    where = ", ".join(remark.places)
    say(console, f"  {effect}: {where}", style)
    say(console, f"    {remark.trait.says}")
    say(console, f"    {remark.trait.answer}")
    say(console, f"    [{remark.trait.id}] {remark.trait.source}", "dim")


def _told(remark: Remark) -> tuple[str, str]:
    if remark.answered:
        return f"would {_verb(remark)}; answered", "green"
    return str(remark.trait.effect), "red" if remark.loses else "yellow"


def _verb(remark: Remark) -> str:
    return {"does not show": "not show"}.get(
        remark.trait.effect.value, remark.trait.effect.value.rstrip("s")
    )


def _rows(console: Console, one: Conformed) -> None:
    if one.judged is None:
        row(
            console, one.name, "", "", "refused", "", "", one.problem or one.refused, ""
        )
        return
    if one.judged.never_called:
        row(console, one.name, "", "left", "never calls", "", "", never(one.judged), "")
    if not one.judged.cards:
        row(console, one.name, "", "", "no card", "", "", "", "")
    for remark in one.judged.remarks:
        state = "answered" if remark.answered else "left"
        row(
            console,
            one.name,
            f"card {remark.card}",
            state,
            remark.trait.effect.value,
            remark.trait.id,
            ", ".join(remark.places),
            remark.trait.says,
            str(remark.trait.source),
        )
