"""A short plain result is not tidied, since nothing in it is untidy."""

import html

import pytest

from cds_service.from_fhir.report_text import tidied


def test_plain_words_take_no_tidying(monkeypatch: pytest.MonkeyPatch) -> None:
    """One look tells that there is nothing to do."""
    asked: list[str] = []

    def noting(text: str) -> str:
        asked.append(text)
        return text

    monkeypatch.setattr(html, "unescape", noting)

    assert tidied(" KIT D816V: not detected (VAF 0.0 %), p.Asp816Val ") == (
        "KIT D816V: not detected (VAF 0.0 %), p.Asp816Val"
    )
    assert asked == []
    assert tidied("KIT  p. D816V -> detected") == "KIT p.D816V>detected"
    assert len(asked) == 1
