"""A service that answers what it is told, for tests of replaying."""

import io
from pathlib import Path

from rich.console import Console

from cds_service.commands.calls import Reply
from cds_service.commands.cases import Case
from cds_service.commands.json_value import Json
from cds_service.commands.replay import show
from cds_service.commands.verdicts import Result

CARD: dict[str, Json] = {"uuid": "x", "summary": "Carry two", "indicator": "warning"}
NO_RULES = Reply(200, {"rules": []})


class Server:
    """Answers what it is told, and remembers what it was asked."""

    def __init__(self, *replies: Reply, trace: Reply = NO_RULES) -> None:
        self.replies = list(replies)
        self.trace = trace
        self.bodies: list[bytes] = []

    def __call__(self, path: str, body: bytes, content_type: str) -> Reply:
        """Give the next answer; asked why, the one trace."""
        assert content_type == "application/json"
        if path.startswith("/explain/sm-"):
            return self.trace
        assert path.startswith("/cds-services/sm-")
        self.bodies.append(body)
        return self.replies.pop(0)


def case(folder: Path | None = None, body: bytes = b"{}", **more: str) -> Case:
    """Return a case, kept in a folder or not at all."""
    answer = folder / "response.json" if folder else None
    return Case("a case", "sm-patient-view", body, answer=answer, **more)


def cards(*each: Json) -> Reply:
    """Return an answer with these cards."""
    return Reply(200, {"cards": list(each)})


def printed(*results: Result) -> tuple[str, int]:
    """Show results in a pipe; return the exit code as well."""
    stream = io.StringIO()
    code = show(Console(file=stream, width=100), results)
    return stream.getvalue(), code
