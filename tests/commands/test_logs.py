"""What libraries may say in the log."""

import io
import json
import logging
import sys

import pytest

from cds_service.commands.logs import AllowedOnly
from cds_service.commands.serve import configuration


def _written(record: logging.LogRecord) -> dict[str, str]:
    line: dict[str, str] = json.loads(AllowedOnly().format(record))
    return line


def test_a_library_says_where_and_never_what() -> None:
    """Message, arguments and the text of the exception are left out."""
    try:
        raise ValueError("CANARY")  # noqa: TRY301, EM101 (the point is its text)
    except ValueError:
        given = sys.exc_info()
    record = logging.LogRecord(
        "httpx", logging.ERROR, "/x/_client.py", 7, "GET %s", ("CANARY",), given
    )
    line = _written(record)

    at = line.pop("at")
    assert at.endswith("+00:00")
    assert line == {
        "event": "library",
        "level": "error",
        "logger": "httpx",
        "where": "_client.py:7",
        "error": "ValueError",
    }


def test_a_line_without_an_exception_names_none() -> None:
    """What has no value is left out."""
    record = logging.LogRecord("x", logging.WARNING, "y.py", 1, "CANARY", (), None)

    assert "error" not in _written(record)


def test_the_server_logs_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uvicorn is given it, so each of its processes does."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        configuration("cds_service.app:create", 1).configure_logging()
        logging.getLogger("uvicorn.error").warning("CANARY %s", "CANARY")
        logging.getLogger("httpx").info("GET https://ehr.example.org/Patient/CANARY")
    finally:
        root.handlers[:], root.level = before

    (line,) = stream.getvalue().splitlines()
    assert json.loads(line)["logger"] == "uvicorn.error"
    assert "CANARY" not in line
