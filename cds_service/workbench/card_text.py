"""Card details as HTML that cannot do anything: Markdown in, cleaned HTML out."""

from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TAGS: Final = {
    *("p", "ul", "ol", "li", "em", "strong", "code", "pre", "br", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "a"),
}


class _Card(msgspec.Struct):
    detail: str = ""


class _Answer(msgspec.Struct):
    cards: tuple[_Card, ...] = ()


def details(answer: bytes) -> bytes:
    """Return the details of an answer's cards as a JSON list of HTML, in order.

    Raises:
        msgspec.DecodeError: it is no answer of cards.
    """
    cards = msgspec.json.decode(answer, type=_Answer).cards
    return msgspec.json.encode([html(card.detail) for card in cards])


def html(markdown: str) -> str:
    """Return Markdown as HTML without scripts, styles, images or foreign schemes."""
    # Loaded for the first card that is shown in the workbench.
    import nh3  # noqa: PLC0415

    return nh3.clean(
        _markdown().render(markdown),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http"},
        link_rel="noopener noreferrer",
    )


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 (as above)

    return MarkdownIt("commonmark", {"html": False})
