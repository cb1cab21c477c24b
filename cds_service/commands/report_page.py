"""All cases with their cards as one page that needs nothing beside itself."""

from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Final

from markupsafe import Markup

from cds_service.commands.ending import CannotRunError
from cds_service.commands.json_value import Json, members, text
from cds_service.commands.verdicts import OK, Result, exit_code
from cds_service.page_frame import templates
from cds_service.workbench.card_text import html


class UnwritableError(CannotRunError):
    """A file cannot be written; says which and why."""


def write_report(file: Path, results: Iterable[Result]) -> int:
    """Write the page; return what the command ends with.

    Raises:
        UnwritableError: the file cannot be written.
    """
    kept = list(results)
    write_page(file, report(kept))
    return exit_code(kept)


def write_page(file: Path, content: str) -> None:
    """Write a page.

    Raises:
        UnwritableError: the file cannot be written.
    """
    try:
        file.write_text(content, "utf-8")
    except OSError as error:
        why = f"{file} cannot be written: {error.strerror}"
        raise UnwritableError(why) from None


def report(results: list[Result]) -> str:
    """Return the page."""
    counts = Counter(str(result.verdict) for result in results)
    style = files("cds_service.workbench").joinpath("static/style.css")
    return _TEMPLATES.get_template("report.html").render(
        cases=results,
        counts=sorted(counts.items()),
        style=Markup(style.read_text("utf-8")),  # noqa: S704 (our own file)
    )


def _cards(result: Result) -> list[Json]:
    return members(result.reply.body, "cards")


def _no_card(result: Result) -> str:
    """Say that there is none, or that the call was refused: not the same."""
    if result.reply.status in {OK, 0}:
        return "No card." if result.reply.status else "No answer."
    issues = members(result.reply.body, "issue")
    said = " ".join(text(issue, "diagnostics") for issue in issues)
    return f"Refused with {result.reply.status}: {said}"


def _detail(card: Json) -> Markup:
    return Markup(html(text(card, "detail")))  # noqa: S704 (cleaned there)


_TEMPLATES: Final = templates("cds_service.commands")
_TEMPLATES.filters |= {
    "cards": _cards,
    "detail": _detail,
    "members": members,
    "no_card": _no_card,
    "text": text,
}
