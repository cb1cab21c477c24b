"""What an earlier run said and this one does not, and the other way round."""

import json
from pathlib import Path
from typing import Any, Final

from cds_service.frozen import Frozen
from cds_service.silent.report import queries
from cds_service.silent.report.figures import Table, engine_over, table
from cds_service.silent.run import ABOUT

_ASKED: Final = ("when", "exported", "services")


class Changes(Frozen, kw_only=False):
    """Of two runs: `rules` that changed, `calls` in both, `asked` differently."""

    rules: Table
    calls: dict[str, Any]
    asked: dict[str, tuple[Any, Any]]


def about(earlier: Path) -> dict[str, Any]:
    """Return what an earlier run was asked.

    Raises:
        ValueError: there is no run that came to its end.
    """
    try:
        told: dict[str, Any] = json.loads((earlier / ABOUT).read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"{earlier} holds no run that came to its end: no {ABOUT}"
        raise ValueError(message) from error
    return told


def since(earlier: Path, decisions: Path, now: dict[str, Any]) -> Changes:
    """Return what changed since an earlier run by the same key."""
    was = about(earlier)
    asked = {
        name: (was.get(name), now.get(name))
        for name in _ASKED
        if was.get(name) != now.get(name)
    }
    folders = {"decisions": decisions, "before": earlier / decisions.name}
    with engine_over(folders) as engine:
        [calls] = table(engine, queries.IN_BOTH)
        return Changes(table(engine, queries.CHANGES), calls, asked)
