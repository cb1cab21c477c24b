"""The tables that are kept, and those that the rules make now."""

from pathlib import Path
from typing import Final

from every_rule import BY_ID
from variations.cases import chart_of, charts
from variations.table import table

FOLDER: Final = Path(__file__).parent / "kept"
NAMES: Final = sorted(
    str(file.relative_to(FOLDER).with_suffix("")) for file in FOLDER.glob("*/*.txt")
)


def kept(name: str) -> str:
    """Return the kept table of "rule-id/case"."""
    return _file(name).read_text("utf-8")


def made(name: str) -> str:
    """Return the table of "rule-id/case" as the rules are now."""
    rule_id, _, case = name.partition("/")
    others = {other: each for other, each in charts(rule_id).items() if other != case}
    return table(BY_ID[rule_id], chart_of(rule_id, case), others)


def write(name: str) -> None:
    """Keep what the rules say now."""
    _file(name).parent.mkdir(parents=True, exist_ok=True)
    _file(name).write_text(made(name), "utf-8")


def _file(name: str) -> Path:
    return FOLDER / f"{name}.txt"
