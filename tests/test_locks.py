"""What is installed is what was chosen."""

import re
from pathlib import Path
from typing import Final

import pytest

_ROOT: Final = Path(__file__).parents[1]
_LOCKS: Final = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-supply.lock",
)


@pytest.mark.parametrize("name", _LOCKS)
def test_every_package_is_pinned_by_hash(name: str) -> None:
    """Another package of the same name and version is refused by pip."""
    content = (_ROOT / name).read_text("utf-8")
    packages = re.split(r"\n(?=\S)", content.strip())

    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[\w.\[\]-]+==\S+", package), package
        assert "--hash=sha256:" in package, package


@pytest.mark.parametrize("name", _LOCKS)
def test_no_lock_ties_us_to_one_index(name: str) -> None:
    """A lock holds names and hashes, no address."""
    assert "://" not in (_ROOT / name).read_text("utf-8")
