"""GET /rules and GET /rules/{rule-id}: the knowledge, readable by a clinician.

The same address gives a page or, to whoever asks for JSON, the data behind it.
A page has no script and no inline style, and its own policy forbids both. What is
looked for (`?q=`) is looked for here; `/rules/print` is everything on one page. They
are no coroutines, so that FastAPI writes them in a thread: the longest takes a tenth
of a second, and calls go on meanwhile.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response

from cds_service.hooks.accept import wanted_more
from cds_service.hooks.errors import NotFound
from cds_service.hooks.rule_documents import RuleDocuments
from cds_service.hooks.service import Service

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
    documents = RuleDocuments(services)
    router = APIRouter(tags=["rules"])

    @router.get("/rules", responses=_EITHER)
    def index(
        request: Request, q: Annotated[str, Query(max_length=200)] = ""
    ) -> Response:
        """Every rule by topic, or those in which all words of `q` stand."""
        as_data = _wants_json(request)
        return _answer(documents.listed(q, as_data=as_data), as_data=as_data)

    @router.get("/rules/print", include_in_schema=False)
    def printed() -> Response:
        """Every rule in full on one page, for a committee."""
        return _answer(documents.in_full, as_data=False)

    @router.get("/rules/style.css", include_in_schema=False)
    async def stylesheet() -> Response:
        """The look of the pages."""
        return Response(documents.stylesheet, headers=_HEADERS, media_type="text/css")

    @router.get("/rules/{rule_id}", responses=_EITHER)
    def one(request: Request, rule_id: str) -> Response:
        """One rule, or one of the two cards that gather what rules say."""
        if rule_id not in documents:
            reason = "There is no rule with this id. GET /rules lists all of them."
            raise NotFound(reason)
        as_data = _wants_json(request)
        return _answer(documents.rule(rule_id, as_data=as_data), as_data=as_data)

    return router


def _wants_json(request: Request) -> bool:
    """Tell whether JSON is wanted more than HTML; a browser gets a page."""
    accept = ",".join(request.headers.getlist("accept"))
    return wanted_more(accept, _JSON, _HTML)


def _answer(content: bytes, *, as_data: bool) -> Response:
    kind = _JSON if as_data else _HTML
    return Response(content, headers=_HEADERS, media_type=kind)
