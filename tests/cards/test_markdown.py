"""What an EHR sent is read by the clinician exactly as it was sent."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cds_service.cards.markdown import clean, escape, shorten

_GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_HARMFUL = st.text(alphabet="<>*~_`#|+-=.)(1 0[]!&;:/\\\n\tabw$\u202e\u2028é😀")


def rendered(markdown: str) -> str:
    """Return the text a reader sees."""
    html = _GITHUB.render(markdown)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@given(st.text() | _HARMFUL)
@example("Values <LLN and >ULN are flagged")
@example("10*3/uL and 5*2*1")
@example("> 20 ng/mL")
@example("5~10 ng/mL and 20~~30~~")
@example("2024. was a year")
@example("1)")
@example("# 1 of 2")
@example("+ x")
@example("---")
@example("[click](javascript:alert(1))")
@example("<img src=x onerror=alert(1)>")
@example("&lt;")
@example("a | b\n--|--\nc | d")
@example("http://example.org")
def test_rendered_text_is_the_text(text: str) -> None:
    """A value shows as itself at the start of a line, inside one, in a list."""
    shown = clean(text)
    # The comparison collapses blanks as a browser does.
    wanted = " ".join(shown.split())

    assert rendered(escape(text)) == wanted
    assert rendered(f"said: {escape(text)}") == f"said: {wanted}".strip()
    assert rendered(f"- {escape(text)}\n- end") == f"{wanted} end".strip()


@given(st.text() | _HARMFUL)
def test_no_markup_comes_out(text: str) -> None:
    """Nothing that was sent becomes a tag, a link or emphasis."""
    tags = re.findall(r"<(\w+)", _GITHUB.render(f"said: {escape(text)}"))

    assert tags == ["p"]


@pytest.mark.parametrize(
    ("sent", "cleaned"),
    [
        ("a\nb", "a b"),
        ("a\u2028b", "a b"),
        ("\u202e8.0\u202c", "8.0"),
        ("a\x00b", "a b"),
        ("a\ud800b", "a b"),
        ("  a  ", "a"),
    ],
)
def test_clean_is_one_visible_line(sent: str, cleaned: str) -> None:
    """Line breaks, control and direction characters do not get through."""
    assert clean(sent) == cleaned


def test_web_addresses_are_not_linked() -> None:
    """An address is shown, and is nothing to click on."""
    assert escape("see www.example.org") == r"see www\.example.org"
    assert escape("https://example.org") == r"https\://example.org"


def test_shorten_says_that_it_cut() -> None:
    """A long text ends in an ellipsis, a text that fits is left alone."""
    assert shorten("abcdef", 6) == "abcdef"
    assert shorten("abcdefg", 6) == "abcde…"
