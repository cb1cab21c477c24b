"""From page to page of a search, no further than the listed base address."""

from typing import Final
from urllib.parse import unquote

import httpx
import msgspec

from cds_service.from_fhir.fetch.failure import NO_FHIR, RetrievalError
from cds_service.from_fhir.fetch.limits import MOST_ENTRIES, MOST_PAGES
from cds_service.from_fhir.fetch.server import NO_URL, FhirServer
from cds_service.from_fhir.malformed import kind_of, read_as
from cds_service.from_fhir.standing import status
from cds_service.from_fhir.wire.bundle import Link

_PORTS: Final = {"http": 80, "https": 443}
TOO_MANY: Final = "only the first {} were retrieved"
ROUND: Final = "the FHIR server sent the same page again"
FOREIGN: Final = "the next page lies at another address, which is not asked"
BROKEN: Final = "the next page could not be retrieved: {}"


class Page(msgspec.Struct, rename="camel"):
    """A Bundle whose entries stay as they came, byte for byte."""

    resource_type: str = ""
    total: int | None = None
    entry: list[msgspec.Raw] | None = None
    link: list[Link] | None = None

    @property
    def next(self) -> str | None:
        """The address of the next page."""
        links = [link for link in self.link or () if status(link.relation) == "next"]
        return next((link.url for link in links if link.url), None)


class Harvest:
    """What has arrived of one search so far, and why it is not everything."""

    def __init__(self, first: bytes) -> None:
        self._page = self._bundle = _page(first)
        self._whole = msgspec.Raw(first)
        self._entries = list((self._bundle and self._bundle.entry) or ())
        self._pages = 1
        self.shortfall = ""

    @property
    def value(self) -> msgspec.Raw:
        """One resource: as it came, or a Bundle of the entries of all pages."""
        if self._bundle is None or not self._bundle.next:
            return self._whole
        merged: dict[str, object] = {
            "resourceType": "Bundle",
            "type": "searchset",
            "entry": self._entries,
        }
        if self._bundle.total is not None and not self.shortfall:
            merged["total"] = self._bundle.total
        return msgspec.Raw(msgspec.json.encode(merged))

    async def complete(self, server: FhirServer) -> None:
        """Take the pages that follow; what keeps some of them away is a shortfall."""
        asked: set[str] = set()
        while self._page is not None and (link := self._page.next):
            url = _absolute(link, server.base_url)
            self.shortfall = self._hindrance(url, asked, server.base_url)
            if self.shortfall:
                return
            asked.add(url)
            # Said beforehand: the deadline may end this at any moment.
            self.shortfall = f"only the first {self._counted()} arrived in time"
            await self._take(url, server)

    async def _take(self, url: str, server: FhirServer) -> None:
        try:
            page = _page(await server.get(url))
            why = NO_FHIR
        except RetrievalError as error:
            page, why = None, error.why
        self._page = page
        self.shortfall = BROKEN.format(why) if page is None else ""
        self._entries += (page and page.entry) or ()
        self._pages += 1

    def _hindrance(self, url: str, asked: set[str], base_url: str) -> str:
        if url in asked:
            return ROUND
        if not lies_under(url, base_url):
            return FOREIGN
        if self._pages >= MOST_PAGES or len(self._entries) >= MOST_ENTRIES:
            return TOO_MANY.format(self._counted())
        return ""

    def _counted(self) -> str:
        return "page" if self._pages == 1 else f"{self._pages} pages"


def lies_under(url: str, base_url: str) -> bool:
    """Tell whether an address has the origin and lies under the path of another."""
    try:
        return _lies_under(httpx.URL(url), httpx.URL(base_url))
    except NO_URL:  # also when its host is looked at, not before
        return False


def _lies_under(there: httpx.URL, base: httpx.URL) -> bool:
    path, root = unquote(there.path), base.path.rstrip("/")
    return (
        _origin(there) == _origin(base)
        and not there.userinfo
        and (path == root or path.startswith(f"{root}/"))
        and not any(map(_leads_up, path.split("/")))
        and "\\" not in path
    )


def _leads_up(part: str) -> bool:
    # Servers in Java drop what follows a semicolon: "..;" is ".." to them.
    return part.partition(";")[0] == ".."


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return (
        url.scheme,
        url.host,
        _PORTS.get(url.scheme) if url.port is None else url.port,
    )


def _absolute(url: str, base_url: str) -> str:
    try:
        return str(httpx.URL(f"{base_url}/").join(url))
    except NO_URL:
        return ""


def _page(sent: bytes) -> Page | None:
    """Return a Bundle as a page; None for any other resource.

    Raises:
        RetrievalError: it is no resource at all.
    """
    try:
        sent.decode()  # msgspec does not look at the text of fields it skips
        page = read_as(raw := msgspec.Raw(sent), Page)
        if page is not None and page.resource_type == "Bundle":
            return page
        kind = kind_of(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise RetrievalError(NO_FHIR) from None
    if not kind:
        raise RetrievalError(NO_FHIR)
    # A Bundle of another shape is read entry by entry later, and cannot be turned.
    return None
