"""Cards of any service, and what `cds-service conform` says of them."""

import json
from pathlib import Path
from typing import Any, Final

from typed_commands import run

Json = dict[str, Any]

GOOD: Final = {
    "uuid": "card-1",
    "summary": "Look here",
    "indicator": "info",
    "source": {"label": "A book"},
}
ACTION: Final = {"type": "delete", "description": "Take it", "resourceId": "Task/1"}
DRUG: Final = {"resourceType": "MedicationRequest", "medicationCodeableConcept": {}}


def in_a_file(folder: Path, content: object) -> str:
    """Keep an answer or a request, and return where."""
    file = folder / "some.json"
    file.write_text(json.dumps(content), "utf-8")
    return str(file)


def said_of(folder: Path, dialect: str, **more: object) -> tuple[int, list[Json]]:
    """Return the exit code and the remarks on one card with these fields."""
    file = in_a_file(folder, {"cards": [{**GOOD, **more}]})
    done = run("conform", "--dialect", dialect, "--json", file)
    return done.exit_code, json.loads(done.stdout)[0]["remarks"]


def suggesting(*actions: Json, **more: object) -> list[Json]:
    """Return one suggestion of these actions."""
    return [{"label": "Do", "uuid": "s-1", "actions": list(actions), **more}]


def creating(resource: Json) -> Json:
    """Return an action that creates this."""
    return {"type": "create", "description": "Do it", "resource": resource}


def link_of(kind: str) -> Json:
    """Return a link of this kind."""
    return {"type": kind, "label": "x", "url": "https://x"}


def topic_of(code: str) -> Json:
    """Return a source with a topic of this code."""
    return {"label": "A book", "topic": {"code": code}}
