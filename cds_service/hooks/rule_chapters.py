"""The rules chapter by chapter, all of them or those that have some words."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from cds_service.hooks.rule_content import RuleContent
from cds_service.hooks.rule_topics import TOPICS

_ORDER: Final = (*TOPICS.values(), "")


def chapters(
    pages: Iterable[RuleContent], words: str = ""
) -> Iterator[tuple[str, list[RuleContent]]]:
    """Yield each chapter with its rules; with `words`, those that have them all."""
    wanted = words.casefold().split()
    found = [page for page in pages if _has(page, wanted)]
    found.sort(key=lambda page: _ORDER.index(page.topic))
    for topic, members in groupby(found, key=lambda page: page.topic):
        yield topic, list(members)


def _has(page: RuleContent, words: list[str]) -> bool:
    said = page.model_dump_json().casefold() if words else ""
    return all(word in said for word in words)
