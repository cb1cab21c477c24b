"""What does not depend on the patient is written once.

Constants are told by identity: rules have no hash, and to compare two thresholds
costs more than to write one. Nothing about a patient may come in here.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar, TypeVarTuple

from cds_service.clinical.rule import Rule

Rules = tuple[Rule, ...]
Constant = TypeVar("Constant")
More = TypeVarTuple("More")
Written = TypeVar("Written")
Key = TypeVar("Key")
Entry = TypeVar("Entry")

_MOST: Final = 4096


def once_for_constant(
    write: Callable[[Constant], Written],
) -> Callable[[Constant], Written]:
    """Write once for the same constant."""
    # Kept beside what was written, nothing else can take its place in memory.
    kept: dict[int, tuple[Constant, Written]] = {}

    @wraps(write)
    def recall(constant: Constant) -> Written:
        found = kept.get(id(constant))
        if found is None:
            found = (constant, write(constant))
            _keep(kept, id(constant), found)
        return found[1]

    return recall


def once_for_rules(
    write: Callable[[Rules, *More], Written],
) -> Callable[[Rules, *More], Written]:
    """Write once for the same rules, in the same order."""
    kept: dict[object, tuple[Rules, Written]] = {}

    @wraps(write)
    def recall(rules: Rules, *more: *More) -> Written:
        key = (*map(id, rules), *more)
        found = kept.get(key)
        if found is None:
            found = (rules, write(rules, *more))
            _keep(kept, key, found)
        return found[1]

    return recall


def _keep(kept: dict[Key, Entry], key: Key, entry: Entry) -> None:
    """Keep one more; when there are too many, begin again."""
    if len(kept) >= _MOST:
        kept.clear()
    kept[key] = entry
