"""The pages of the rules, and the data behind them, as bytes.

Anybody may ask, and to write the longer ones takes as long as a hundred calls do; so
what does not depend on a search is written once.
"""

from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from typing import Any

from fastapi.responses import JSONResponse

from cds_service.hooks.other_cards import other_cards
from cds_service.hooks.protocol import Message
from cds_service.hooks.rule_chapters import chapters
from cds_service.hooks.rule_content import content, every_rule
from cds_service.hooks.service import Service
from cds_service.knowledge.sources import KNOWLEDGE_AS_OF


class RuleDocuments:
    """What can be read of the rules of these services."""

    def __init__(self, services: Iterable[Service]) -> None:
        services = tuple(services)
        self._every_rule = every_rule(services)
        self._pages = tuple(content(rule, services) for rule in self._every_rule)
        self._others = other_cards(services)
        self._by_id = {page.id: page for page in (*self._pages, *self._others)}
        self._lists: dict[bool, bytes] = {}
        self._rules: dict[tuple[str, bool], bytes] = {}

    def __contains__(self, rule_id: str) -> bool:
        return rule_id in self._by_id

    def listed(self, q: str, *, as_data: bool) -> bytes:
        """Return all rules by topic, or those in which all words of `q` stand."""
        if q:
            return self._listed(q, as_data=as_data)
        if as_data not in self._lists:
            self._lists[as_data] = self._listed("", as_data=as_data)
        return self._lists[as_data]

    def rule(self, rule_id: str, *, as_data: bool) -> bytes:
        """Return one rule, or one of the cards that gather what rules say."""
        asked = rule_id, as_data
        if asked not in self._rules:
            page = self._by_id[rule_id]
            self._rules[asked] = (
                _json(_pruned(page)) if as_data else _html("rule.html", "", page=page)
            )
        return self._rules[asked]

    @cached_property
    def in_full(self) -> bytes:
        """Every rule in full on one page."""
        return _html(
            "print.html", "", chapters=tuple(chapters(self._pages)), **self._shared
        )

    @cached_property
    def stylesheet(self) -> bytes:
        """The look of the pages."""
        return files("cds_service.hooks").joinpath("templates/style.css").read_bytes()

    @cached_property
    def _shared(self) -> dict[str, Any]:
        # Looked for with the first page that anybody asks for: it takes its time.
        from cds_service.hooks import shared_numbers as found  # noqa: PLC0415

        numbers = found.shared_numbers(self._every_rule)
        return {"shared": numbers, "title": found.TITLE, "about": found.ABOUT}

    def _listed(self, q: str, *, as_data: bool) -> bytes:
        found = tuple(chapters(self._pages, q))
        if as_data:
            rules = [_pruned(page) for _, of in found for page in of]
            return _json({"rules": rules} | ({} if q else self._shared_data))
        number = sum(len(of) for _, of in found)
        shown = {"chapters": found, "other_pages": self._others}
        whole = {} if q else self._shared
        return _html("index.html", "rules/", q=q, number=number, **shown, **whole)

    @property
    def _shared_data(self) -> dict[str, Any]:
        return {"sharedNumbers": [_pruned(each) for each in self._shared["shared"]]}


def _json(body: Any) -> bytes:  # noqa: ANN401 (any JSON)
    return bytes(JSONResponse(body).body)


def _pruned(page: Message) -> Any:  # noqa: ANN401 (any JSON)
    return page.model_dump(by_alias=True, mode="json")


def _html(template: str, base: str, **values: object) -> bytes:
    # Loaded for the first page that anybody asks for: a twentieth of the start.
    from cds_service.hooks.rule_templates import page  # noqa: PLC0415

    return page(template, base=base, knowledge_as_of=KNOWLEDGE_AS_OF, **values)
