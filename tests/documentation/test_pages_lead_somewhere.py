"""What a page names is there: the file behind a link, and a path between backticks."""

import os
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[2]
_NOT_OURS: Final = {"node_modules", "dist"}
_PARTS_OF_PAGES: Final = "/docs/integrate/heads/"
"""Their links are those of the pages that begin with them."""
_LINK: Final = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
_PATH: Final = re.compile(
    r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|md|json|toml|ya?ml|html|lock))`"
)


@cache
def _files() -> tuple[str, ...]:
    """Return every file of the repository, as `/folder/file`."""
    found = []
    for folder, inner, names in os.walk(_ROOT):
        # Changed in place: these folders are not gone through.
        inner[:] = [each for each in inner if each not in _NOT_OURS and each[0] != "."]
        within = Path(folder).relative_to(_ROOT).as_posix()
        found += [f"/{within}/{name}".replace("/./", "/") for name in names]
    return tuple(found)


_PAGES: Final = [
    _ROOT / each[1:]
    for each in _files()
    if each.endswith(".md") and not each.startswith(_PARTS_OF_PAGES)
]


def _name(page: Path) -> str:
    return page.relative_to(_ROOT).as_posix()


@pytest.mark.parametrize("page", _PAGES, ids=_name)
def test_a_link_leads_to_a_file(page: Path) -> None:
    """Of the repository; nothing is fetched."""
    for target in _LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", _PAGES, ids=_name)
def test_a_path_between_backticks_is_that_of_a_file(page: Path) -> None:
    """From the root or from any folder, as in `hooks/boundary.py`."""
    for named in _PATH.findall(page.read_text("utf-8")):
        assert any(each.endswith(f"/{named}") for each in _files()), named
