"""The templates of the pages about rules."""

from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup

from cds_service.page_frame import templates


def page(template: str, **values: object) -> bytes:
    """Return a page, in UTF-8."""
    return _TEMPLATES.get_template(template).render(**values).encode()


def _markdown(text: str) -> Markup:
    # Our own words, and still without raw HTML: a page must not depend on it.
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704 (html=False escapes)


_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False})
_TEMPLATES: Final = templates("cds_service.hooks")
_TEMPLATES.filters["markdown"] = _markdown
