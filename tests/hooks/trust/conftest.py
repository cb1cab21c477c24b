"""A service that knows one hospital, whose key lies in a file."""

from pathlib import Path

import pytest
from tokens import Hospital


@pytest.fixture
def hospital(tmp_path: Path) -> Hospital:
    """Return it, with every setting as it is by default."""
    return Hospital(tmp_path)
