"""Memory tuning reaches this process and its workers, and only with glibc."""

import os
import platform

import pytest

from cds_service.commands.memory import keep_memory

NAMES = ("MALLOC_TRIM_THRESHOLD_", "MALLOC_TOP_PAD_", "MALLOC_MMAP_THRESHOLD_")


@pytest.fixture(autouse=True)
def _untouched(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "before")
        monkeypatch.delenv(name)


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """On musl or another system nothing is changed."""
    monkeypatch.setattr(platform, "libc_ver", lambda: ("", ""))

    assert not keep_memory()
    assert "MALLOC_TOP_PAD_" not in os.environ


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="needs glibc")
def test_glibc_is_told() -> None:
    """The values are set here and handed on to started processes."""
    assert keep_memory()
    assert os.environ["MALLOC_TRIM_THRESHOLD_"] == "268435456"
    assert os.environ["MALLOC_TOP_PAD_"] == "16777216"
    assert os.environ["MALLOC_MMAP_THRESHOLD_"] == "33554432"
