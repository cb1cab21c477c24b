"""GET / and what the page loads: its own files, the patients, the plot library.

Nothing is loaded from anywhere else, and the page's policy forbids it.
"""

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgspec
from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

from cds_service.workbench.patients import patients
from cds_service.workbench.vocabulary import vocabulary_json

POLICY: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
    # The plot library writes its own style sheet.
    " style-src 'self' 'unsafe-inline';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_JSON: Final = "application/json"
_UNCHANGING: Final = {"Cache-Control": "max-age=86400"}


def workbench_router() -> APIRouter:
    """Return the addresses of the page that have no body."""
    router = APIRouter(tags=["workbench"], include_in_schema=False)
    page = files("cds_service.workbench").joinpath("static/index.html").read_bytes()

    @router.get("/")
    async def front_page() -> Response:
        """The workbench."""
        return Response(page, headers=_HEADERS, media_type="text/html")

    @router.get("/workbench/vocabulary")
    async def vocabulary() -> Response:
        """The results and drugs one can write down."""
        return Response(vocabulary_json(), media_type=_JSON)

    @router.get("/workbench/patients")
    async def listed() -> Response:
        """The patients one can pick."""
        named = [{"id": each.id, "title": each.title} for each in patients().values()]
        return Response(msgspec.json.encode(named), media_type=_JSON)

    @router.get("/workbench/patients/{name}")
    async def one(name: str) -> Response:
        """What an EHR would hold of one of them."""
        record = patients().get(name)
        if record is None:
            return Response(b'{"error": "no such patient"}', 404, media_type=_JSON)
        return Response(msgspec.json.encode(record), media_type=_JSON)

    @router.get("/workbench/plot-library.js")
    async def plot_library() -> Response:
        """The plot library, as its package ships it."""
        return FileResponse(_plot_library(), 200, _UNCHANGING, "text/javascript")

    return router


def static_files() -> StaticFiles:
    """Return what serves the page's scripts and its style sheet."""
    return StaticFiles(packages=[("cds_service.workbench", "static")])


def _plot_library() -> Path:
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise ModuleNotFoundError(name="plotly")
    return Path(found.origin).parent / "package_data" / "plotly.min.js"
