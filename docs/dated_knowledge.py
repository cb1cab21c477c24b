"""Says what nobody has held against its source for more than a year.

python -m docs.dated_knowledge --as-of 2026-11-22     ends with 1 if there is any
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final

from cds_service.cards.closing import citations
from cds_service.clinical.basis import Source
from cds_service.hooks.rule_content import every_rule
from cds_service.hooks.services import SERVICES
from cds_service.knowledge.regulatory_status import STATUSES
from cds_service.knowledge.sources import KNOWLEDGE_AS_OF
from docs.hazard_log import hazards
from docs.rule_ledger import read

MOST_DAYS: Final = 365
_KNOWLEDGE: Final = Path(__file__).parents[1] / "cds_service" / "knowledge"


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """Something with the day on which it was last reviewed; `touches` are rules."""

    reviewed_on: date
    what: str
    touches: tuple[str, ...] = ()


def everything() -> tuple[Dated, ...]:
    """Return all that carries such a day."""
    return (*_sources(), *_statuses(), *_rules(), *_hazards(), _whole())


def sources() -> dict[str, Source]:
    """Return every document that is listed, cited or not, by its id."""
    found: dict[str, Source] = {}
    for file in sorted(_KNOWLEDGE.glob("[!_]*.py")):
        module = import_module(f"cds_service.knowledge.{file.stem}")
        listed = (each for each in vars(module).values() if isinstance(each, Source))
        found |= {each.id: each for each in listed}
    return found


def due(items: Sequence[Dated], on: date) -> list[Dated]:
    """Return what is older than a year on a day, the oldest first."""
    return sorted(item for item in items if (on - item.reviewed_on).days > MOST_DAYS)


def said(item: Dated) -> str:
    """Say one of them on a line."""
    touches = f" (rules: {', '.join(item.touches)})" if item.touches else ""
    return f"{item.reviewed_on}  {item.what}{touches}"


def _sources() -> Iterator[Dated]:
    cited: dict[str, list[str]] = {}
    for rule in every_rule(tuple(SERVICES.values())):
        for id_ in {place.source.id for place in citations((rule,))}:
            cited.setdefault(id_, []).append(rule.id)
    for id_, source in sources().items():
        touched = tuple(cited.get(id_, ()))
        yield Dated(source.reviewed_on, f"source: {source.title}", touched)


def _statuses() -> Iterator[Dated]:
    for row in STATUSES:
        yield Dated(row.as_of, f"status: {row.agent}, {row.indication}")


def _rules() -> Iterator[Dated]:
    for id_, row in read().rules.items():
        yield Dated(row.reviewed_on, f"rule: {id_} {row.version}")


def _hazards() -> Iterator[Dated]:
    for each in hazards():
        yield Dated(each.reviewed_on, f"hazard: {each.id} {each.title}")


def _whole() -> Dated:
    return Dated(KNOWLEDGE_AS_OF, "the knowledge as a whole, the day on every card")


def main(arguments: Sequence[str]) -> int:
    """Print what is due, and end with 1 if anything is."""
    parser = argparse.ArgumentParser(prog="python -m docs.dated_knowledge")
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    on = parser.parse_args(arguments).as_of
    found = due(everything(), on)
    if found:
        print(f"On {on} not reviewed for more than {MOST_DAYS} days:")
    for item in found:
        print(said(item))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
