"""docs/safety/rules.toml: which version of each rule was accepted, and when."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Final

from cds_service.frozen import Frozen

FILE: Final = Path(__file__).parent / "safety" / "rules.toml"
_HEAD: Final = """\
# Each rule as it was last accepted: version, digest of what it is made of, and the
# day on which it was last held against its sources. Then the facts that rules of
# several topics share. Written by `make accept`; only `reviewed_on` is edited by
# hand, after a review. docs/safety/change-control.md says how.
"""


class Accepted(Frozen, kw_only=False):
    """One rule as it was accepted."""

    version: str
    digest: str
    reviewed_on: date


class Ledger(Frozen, kw_only=False):
    """Every rule by its id, and the digest of every shared fact by its file."""

    rules: dict[str, Accepted]
    facts: dict[str, str]


def read(file: Path = FILE) -> Ledger:
    """Return what was accepted; nothing where there is no file yet."""
    kept = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    rules = {id_: Accepted(**row) for id_, row in kept.get("rules", {}).items()}
    return Ledger(rules, kept.get("facts", {}))


def write(ledger: Ledger, file: Path = FILE) -> None:
    """Keep what is accepted."""
    lines = [_HEAD, "[rules]"]
    lines += [f"{id_} = {_row(row)}" for id_, row in sorted(ledger.rules.items())]
    lines += ["", "[facts]"]
    lines += [f'"{name}" = "{each}"' for name, each in sorted(ledger.facts.items())]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _row(row: Accepted) -> str:
    return (
        f'{{version = "{row.version}", digest = "{row.digest}",'
        f" reviewed_on = {row.reviewed_on}}}"
    )
