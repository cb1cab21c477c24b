"""A corpus of order texts: contrast, surgery, small procedures, and their denials."""

import re
from typing import Final

import pytest
from from_fhir.order_corpus import (
    BOTH_SMALL_AND_LARGE,
    NOTHING,
    OPERATIONS,
    SMALL_ONES,
    WITH_CONTRAST,
)
from hypothesis import given
from hypothesis import strategies as st

from cds_service.clinical.event import EventKind
from cds_service.from_fhir import order_vocabulary, order_words
from cds_service.from_fhir.order_words import asked_for

CONTRAST: Final = EventKind.CONTRAST_IMAGING
SURGERY: Final = EventKind.SURGERY
MINOR: Final = EventKind.MINOR_PROCEDURE


def _lines(block: str) -> list[str]:
    return block.strip().splitlines()


CORPUS: Final = [
    *((text, {CONTRAST}) for text in _lines(WITH_CONTRAST)),
    *((text, {SURGERY}) for text in _lines(OPERATIONS)),
    *((text, {MINOR}) for text in _lines(SMALL_ONES)),
    *((text, {SURGERY, MINOR}) for text in _lines(BOTH_SMALL_AND_LARGE)),
    *((text, set[EventKind]()) for text in _lines(NOTHING)),
]


_ALL_WORDS: Final = " | ".join(
    words.replace("?", "").replace("|", " | ")
    for name, words in vars(order_vocabulary).items()
    if name.isupper()
)
PIECES: Final = {word for text, _ in CORPUS for word in text.split()} | {
    *re.findall(r"[a-z]{2,}(?: [a-z]{2,}){0,2}", _ALL_WORDS)
}


@pytest.mark.parametrize(("text", "kinds"), CORPUS)
def test_the_corpus(text: str, kinds: set[EventKind]) -> None:
    """What is asked for is read, what is denied, past, open or talked of is not."""
    assert set(asked_for(text)) == kinds
    assert set(asked_for(text.upper())) == kinds
    assert set(asked_for(f"  {text} ".replace(" ", "  "))) == kinds


def test_the_corpus_is_of_a_size() -> None:
    """A table that was cut short would prove little."""
    assert len(CORPUS) == 126


@given(st.lists(st.sampled_from(sorted(PIECES)), max_size=6).map(" ".join))
def test_the_glance_passes_over_nothing_that_asks(text: str) -> None:
    """What a full look would find is found."""
    full = re.compile("")
    seen = asked_for(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(order_words, "_GLANCE", full)
        assert asked_for(text) == seen


def test_only_the_beginning_is_read() -> None:
    """An order is no essay."""
    assert asked_for("x" * 400 + " with contrast") == ()
    assert asked_for("x" * 380 + " with contrast") == (CONTRAST,)


@given(st.text(max_size=600))
def test_any_text_is_read(text: str) -> None:
    """Nothing makes it raise, and nothing but these three kinds comes of it."""
    assert set(asked_for(text)) <= {CONTRAST, SURGERY, MINOR}


_WORDS: Final = st.sampled_from(
    [
        *("CT", "with", "without", "and", "or", "contrast", "w/o", "no", "surgery"),
        *("sedation", "under", "local", "anaesthesia", "after", "consult", "mit"),
        *("ohne", "KM", "avec", "sans", "injection", ",", "-", "/", "+", "not", "if"),
    ]
)


@given(st.lists(_WORDS, max_size=80).map(" ".join))
def test_long_heaps_of_its_own_words(text: str) -> None:
    """Denials inside denials take no time and raise nothing."""
    assert set(asked_for(text)) <= {CONTRAST, SURGERY, MINOR}


def test_every_list_of_words_is_a_pattern() -> None:
    """And none of them matches nothing at all."""
    for name, words in vars(order_vocabulary).items():
        if name.isupper():
            assert re.compile(words).fullmatch("") is None
