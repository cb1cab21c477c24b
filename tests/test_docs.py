"""The generated pages are current, and the generator says when they are not."""

from pathlib import Path

import pytest

from cds_service.knowledge.terminology import value_sets
from docs.generate import HERE, PAGES, main


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_current(name: str) -> None:
    """What clinicians and analysts read is what the code does."""
    current = PAGES[name]() == (HERE / name).read_text("utf-8")

    assert current, "stale: run make docs"


def test_stale_pages_are_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A check only looks."""
    assert main(["--check"], tmp_path) == 1

    said = capsys.readouterr().out
    assert all(name in said for name in ("rules.md", "services.md", "terminology.md"))
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_is_current(tmp_path: Path) -> None:
    """Two runs write the same."""
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0


def test_an_unknown_word_is_answered_with_the_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written by mistake."""
    assert main(["--chek"], tmp_path) == 2
    assert "--check" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_every_unverified_code_is_listed(tmp_path: Path) -> None:
    """Nobody has to search for what was never confirmed."""
    main([], tmp_path)
    page = (tmp_path / "terminology.md").read_text("utf-8")

    for value_set in value_sets().values():
        for (system, code), verified in value_set.codes.items():
            line = f"- `{code}` ({system}), {value_set.id}"
            assert (line in page) is not verified
