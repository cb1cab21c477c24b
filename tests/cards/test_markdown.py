"""What an EHR sent is read by the clinician exactly as it was sent."""

import re
from html import unescape
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cds_service.cards.markdown import clean, escape, shorten

_GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_HARMFUL = st.text(alphabet="<>*~_`#|+-=.)(1 0[]!&;:/\\\n\tabw$@\u200b\u202e\u2028é😀")
_ADDRESS: Final = re.compile(r"(?i)(https?|ftp|mailto|xmpp):[\w/]|www\.\w|[\w.+-]@\w")
_CODE: Final = re.compile(r"<code>[^<]*</code>")

_PIECES: Final = [
    *"ab1 .:/@+-_&<`|\\$\u200bé",
    "www.",
    "http:",
    "https://",
    "mailto:",
    "xmpp:",
]


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
    """Nothing that was sent becomes a tag, a link or emphasis; code is our own."""
    html = _GITHUB.render(f"said: {escape(text)}")

    assert re.findall(r"<(\w+)", _CODE.sub("", html)) == ["p"]


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
@example("a@b+c@d.e")
def test_no_address_is_left_to_be_linked(text: str) -> None:
    """Some clients link what looks like an address even where it was escaped."""
    html = _GITHUB.render(f"said: {escape(text)}")

    assert not _ADDRESS.search(unescape(_CODE.sub("", html)))


@pytest.mark.parametrize(
    ("sent", "cleaned"),
    [
        ("a\nb", "a b"),
        ("a\u2028b", "a b"),
        ("\u202e8.0\u202c", "8.0"),
        ("a\x00b", "a b"),
        ("a\ud800b", "a b"),
        ("a\u00a0b", "a b"),
        ("0\u200b.8", "0.8"),
        ("mido\u00adstau\u2060rin\ufeff", "midostaurin"),
        ("1\u115f0\ufe0f", "10"),
        ("a\U000e0041b", "ab"),
        ("10 µg/L ≥ 5", "10 µg/L ≥ 5"),
        ("  a  ", "a"),
    ],
)
def test_clean_is_one_visible_line(sent: str, cleaned: str) -> None:
    """Line breaks and what cannot be seen do not get through; letters do."""
    assert clean(sent) == cleaned


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("see www.example.org", "see `www.example.org`"),
        ("WWW.example.org", "`WWW.example.org`"),
        ("https://example.org/a_b", "`https://example.org/a_b`"),
        ("http://example.org?a=1&b=2", "`http://example.org?a=1`&amp;b=2"),
        ("by nurse_1@example.org today", "by `nurse_1@example.org` today"),
        ("_www.example.org", r"\_`www.example.org`"),
        ("2 @ 8 h: taken", "2 @ 8 h: taken"),
        ("ratio 1:2", "ratio 1:2"),
    ],
)
def test_addresses_are_not_linked(sent: str, shown: str) -> None:
    """An address is shown as it is, and is nothing to click on."""
    assert escape(sent) == shown


def test_shorten_says_that_it_cut() -> None:
    """A long text ends in an ellipsis, a text that fits is left alone."""
    assert shorten("abcdef", 6) == "abcdef"
    assert shorten("abcdefg", 6) == "abcde…"
