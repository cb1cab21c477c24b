"""What libraries may say in the log: where and what kind, never in which words.

The message of a library can hold anything that passed through it: an address
with a patient's id, a value that could not be read. So an allow-list of fields
is written and nothing else, as `audit` does for our own lines. These go to
standard error, so that standard output stays one line per call.
"""

import logging
from datetime import UTC, datetime
from typing import Any, Final

import msgspec


class LibraryLine(msgspec.Struct, omit_defaults=True, kw_only=True):
    """All that can be said of something that a library reports."""

    at: str
    event: str
    level: str
    logger: str
    """The logger's name, which libraries choose once and for all."""
    where: str
    """The file and line of the library that spoke: what it says is to be read there."""
    error: str = ""
    """The name of the exception's type."""


class AllowedOnly(logging.Formatter):
    """Writes a `LibraryLine` for a record, and leaves its message out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        kind = record.exc_info[0] if record.exc_info else None
        at = datetime.fromtimestamp(record.created, UTC)
        line = LibraryLine(
            at=at.isoformat(timespec="milliseconds"),
            event="library",
            level=record.levelname.lower(),
            logger=record.name,
            where=f"{record.filename}:{record.lineno}",
            error=kind.__name__ if kind else "",
        )
        return msgspec.json.encode(line).decode()


LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"allowed": {"()": "cds_service.commands.logs.AllowedOnly"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "allowed",
            "stream": "ext://sys.stderr",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
"""For `logging.config.dictConfig`; uvicorn applies it in each of its processes."""
