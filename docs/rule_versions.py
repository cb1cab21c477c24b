"""Says which rules changed without a new version.

python -m docs.rule_versions                             look; ends with 1 if any
python -m docs.rule_versions --accept --as-of 2026-11-22 keep them as they are now
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from cds_service.hooks.rule_content import every_rule
from cds_service.hooks.services import SERVICES
from docs.rule_ledger import FILE, Accepted, Ledger, read, write
from docs.rule_sources import Made, made

_SHOWN: Final = 8


def unversioned(ledger: Ledger, now: Made, versions: Mapping[str, str]) -> list[str]:
    """Return the rules that differ from what was accepted under the same version."""
    return [
        id_
        for id_, digest in now.rules.items()
        if (row := ledger.rules.get(id_)) is not None
        and row.digest != digest
        and _parts(versions[id_]) <= _parts(row.version)
    ]


def not_accepted(ledger: Ledger, now: Made, versions: Mapping[str, str]) -> list[str]:
    """Return the rules that are new, gone, or carry a version not yet accepted."""
    kept = {id_: (row.version, row.digest) for id_, row in ledger.rules.items()}
    seen = {id_: (versions[id_], digest) for id_, digest in now.rules.items()}
    return sorted(id_ for id_ in kept | seen if kept.get(id_) != seen.get(id_))


def changed_facts(ledger: Ledger, now: Made) -> list[str]:
    """Return the shared facts that differ from what was accepted."""
    names = ledger.facts | now.facts
    return sorted(
        each for each in names if ledger.facts.get(each) != now.facts.get(each)
    )


def said(ledger: Ledger, now: Made, versions: Mapping[str, str]) -> Iterator[str]:
    """Say everything that is not as accepted, and what to do about it."""
    bare = unversioned(ledger, now, versions)
    for id_ in bare:
        yield (
            f"{id_}: changed, and still version {versions[id_]}. Give it a new version"
            " (`version=` of its RULE), a line in CHANGELOG.md, and read its cases."
        )
    for id_ in not_accepted(ledger, now, versions):
        if id_ not in bare:
            yield f"{id_}: not accepted as it is. Review it, then `make accept`."
    for name in changed_facts(ledger, now):
        yield (
            f"{name}: a shared fact changed. {_resting(now, name)} A rule whose cases"
            " answer otherwise needs a new version; then `make accept`."
        )


def accepted(
    ledger: Ledger, now: Made, versions: Mapping[str, str], on: date
) -> Ledger:
    """Return the ledger with everything as it is now; what differs is dated `on`."""
    changed = not_accepted(ledger, now, versions)
    rules = {
        id_: Accepted(versions[id_], digest, on)
        if id_ in changed
        else ledger.rules[id_]
        for id_, digest in now.rules.items()
    }
    return Ledger(rules, now.facts)


def _resting(now: Made, name: str) -> str:
    rules = now.rests.get(name, ())
    more = f" and {len(rules) - _SHOWN} more" if len(rules) > _SHOWN else ""
    return f"On it rest {', '.join(rules[:_SHOWN])}{more}." if rules else "It is gone."


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def main(arguments: Sequence[str], file: Path = FILE) -> int:
    """Look, or accept; what lacks a new version is never accepted."""
    asked = _asked(arguments)
    ledger, now = read(file), made()
    versions = {rule.id: rule.version for rule in every_rule(tuple(SERVICES.values()))}
    bare = unversioned(ledger, now, versions)
    if asked.accept and not bare:
        write(accepted(ledger, now, versions, asked.as_of), file)
        return 0
    lines = list(said(ledger, now, versions))
    print(*lines, sep="\n", end="\n" if lines else "")
    return int(bool(lines))


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m docs.rule_versions",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--accept", action="store_true", help="keep them as they are")
    parser.add_argument("--as-of", type=date.fromisoformat, help="the day of today")
    asked = parser.parse_args(arguments)
    if asked.accept and asked.as_of is None:
        parser.error("--accept needs --as-of, the day on which it was reviewed")
    return asked


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
