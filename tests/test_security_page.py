"""The threat model: every line names a test, and every test it names is there."""

import re
from pathlib import Path
from typing import Final

import pytest

from cds_service.hooks.trust.cause import Cause
from cds_service.settings import Client

_ROOT: Final = Path(__file__).parents[1]
_PAGE: Final = (_ROOT / "docs" / "security.md").read_text("utf-8")
_CLIENTS: Final = (_ROOT / "docs" / "clients.md").read_text("utf-8")
_STRIDE: Final = (
    "Spoofing",
    "Tampering",
    "Repudiation",
    "Information disclosure",
    "Denial of service",
    "Elevation of privilege",
)
_NAMED: Final = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def _lines() -> list[str]:
    """Return the lines of the tables below the six headings."""
    model = _PAGE.partition("## Spoofing")[2].partition("## What is left")[0]
    rows = [line for line in model.splitlines() if line.startswith("| ")]
    return [row for row in rows if not row.startswith("| what | what stands")]


def test_all_six_kinds_of_threat_are_there() -> None:
    """STRIDE, in its order."""
    headings = re.findall(r"^## ([^:\n]+):", _PAGE, re.MULTILINE)

    assert tuple(headings) == _STRIDE
    assert len(_lines()) >= 40


@pytest.mark.parametrize("line", _lines())
def test_every_line_names_the_test_that_holds_it(line: str) -> None:
    """A control without a test is a hope."""
    named = _NAMED.findall(line.rsplit(" | ", maxsplit=1)[-1])

    assert named
    assert len(named) == line.count("`tests/")
    for file, test in named:
        content = (_ROOT / file).read_text("utf-8")
        assert re.search(rf"def {test}\(", content), (file, test)


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_is_explained(cause: Cause) -> None:
    """An operator who finds it in the log finds it there too."""
    assert f"| `{cause}` |" in _CLIENTS


@pytest.mark.parametrize("key", list(Client.model_fields))
def test_every_key_of_a_client_is_explained(key: str) -> None:
    """And nobody need read the code to write the file."""
    assert f"`{key}`" in _CLIENTS
