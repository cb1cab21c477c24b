"""GET /rules and GET /rules/{rule-id}: the knowledge, readable by a clinician.

The same address gives a page or, to whoever asks for JSON, the data behind it.
A page has no script and no inline style, and its own policy forbids both. What is
looked for (`?q=`) is looked for here; `/rules/print` is everything on one page.
"""

from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from cds_service.hooks.accept import wanted_more
from cds_service.hooks.errors import NotFound
from cds_service.hooks.other_cards import other_cards
from cds_service.hooks.rule_chapters import chapters
from cds_service.hooks.rule_content import RuleContent, content, every_rule
from cds_service.hooks.service import Service
from cds_service.knowledge.sources import KNOWLEDGE_AS_OF

_JSON: Final = "application/json"
_HTML: Final = "text/html"
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
}
_EITHER: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {_JSON: {}, _HTML: {}}}
}
"""What the pages answer, as OpenAPI says it."""


def rule_router(services: Iterable[Service]) -> APIRouter:
    """Return the pages of the rules of these services."""
    services = tuple(services)
    pages = tuple(content(rule, services) for rule in every_rule(services))
    others = other_cards(services)
    by_id = {page.id: page for page in (*pages, *others)}
    style = files("cds_service.hooks").joinpath("templates/style.css").read_bytes()
    router = APIRouter(tags=["rules"])

    def listed(q: str, *, as_data: bool) -> bytes:
        found = tuple(chapters(pages, q))
        if as_data:
            return _json({"rules": [_pruned(page) for _, of in found for page in of]})
        number = sum(len(of) for _, of in found)
        shown = {"chapters": found, "other_pages": others, "q": q, "number": number}
        return _html("index.html", "rules/", **shown)

    # Anybody may ask, and to write these takes as long as a hundred calls do.
    all_listed = cache(partial(listed, ""))

    @cache
    def in_full() -> bytes:
        return _html("print.html", "", chapters=tuple(chapters(pages)))

    @cache
    def in_words(rule_id: str, *, as_data: bool) -> bytes:
        page = by_id[rule_id]
        return _json(_pruned(page)) if as_data else _html("rule.html", "", page=page)

    @router.get("/rules", responses=_EITHER)
    async def index(
        request: Request, q: Annotated[str, Query(max_length=200)] = ""
    ) -> Response:
        """Every rule by topic, or those in which all words of `q` stand."""
        as_data = _wants_json(request)
        content = listed(q, as_data=as_data) if q else all_listed(as_data=as_data)
        return _answer(content, as_data=as_data)

    @router.get("/rules/print", include_in_schema=False)
    async def printed() -> Response:
        """Every rule in full on one page, for a committee."""
        return _answer(in_full(), as_data=False)

    @router.get("/rules/style.css", include_in_schema=False)
    async def stylesheet() -> Response:
        """The look of the pages."""
        return Response(style, headers=_HEADERS, media_type="text/css")

    @router.get("/rules/{rule_id}", responses=_EITHER)
    async def one(request: Request, rule_id: str) -> Response:
        """One rule, or one of the two cards that gather what rules say."""
        if rule_id not in by_id:
            reason = "There is no rule with this id. GET /rules lists all of them."
            raise NotFound(reason)
        as_data = _wants_json(request)
        return _answer(in_words(rule_id, as_data=as_data), as_data=as_data)

    return router


def _wants_json(request: Request) -> bool:
    """Tell whether JSON is wanted more than HTML; a browser gets a page."""
    accept = ",".join(request.headers.getlist("accept"))
    return wanted_more(accept, _JSON, _HTML)


def _answer(content: bytes, *, as_data: bool) -> Response:
    kind = _JSON if as_data else _HTML
    return Response(content, headers=_HEADERS, media_type=kind)


def _json(body: Any) -> bytes:  # noqa: ANN401 (any JSON)
    return bytes(JSONResponse(body).body)


def _pruned(page: RuleContent) -> Any:  # noqa: ANN401 (any JSON)
    return page.model_dump(by_alias=True, mode="json")


def _html(template: str, base: str, **values: object) -> bytes:
    # Loaded for the first page that anybody asks for: a twentieth of the start.
    from cds_service.hooks.rule_templates import page  # noqa: PLC0415

    return page(template, base=base, knowledge_as_of=KNOWLEDGE_AS_OF, **values)
