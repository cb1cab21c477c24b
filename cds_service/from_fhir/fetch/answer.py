"""One answer of a FHIR server: bounded, unpacked, and FHIR JSON or refused."""

import zlib
from collections.abc import AsyncIterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Final, TypeAlias

from httpcore import Response

from cds_service.from_fhir.fetch.failure import (
    BROKEN_OFF,
    ELSEWHERE,
    NO_FHIR,
    BusyError,
    LostError,
    RefusedError,
    RetrievalError,
)
from cds_service.from_fhir.fetch.limits import Allowance

_OK: Final = 200
_ELSEWHERE: Final = range(300, 400)
_BUSY: Final = frozenset({429, 502, 503, 504})
_AS_IT_IS: Final = frozenset({"", "identity"})
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_GZIP_FORMAT: Final = 16 + zlib.MAX_WBITS


Headers: TypeAlias = Mapping[bytes, bytes]


async def content(response: Response, allowance: Allowance) -> bytes:
    """Return the body of an answer that is a success and says that it is JSON.

    Raises:
        RetrievalError: it is not, or is longer than may be read.
    """
    headers = {name.lower(): value for name, value in response.headers}
    _check(response.status, headers)
    encoding = _said(headers, b"content-encoding").lower()
    if encoding in _AS_IT_IS:
        return await _plain(response.aiter_stream(), allowance)
    if encoding in _GZIP:
        return await _unpacked(response.aiter_stream(), allowance)
    raise RetrievalError(NO_FHIR)


def _check(status: int, headers: Headers) -> None:
    if status in _BUSY:
        raise BusyError(status, _after(headers))
    if status in _ELSEWHERE:
        raise RetrievalError(ELSEWHERE)
    if status != _OK:
        raise RefusedError(status)
    kind = _said(headers, b"content-type").partition(";")[0].strip().lower()
    # HTML with status 200 is what proxies and login pages answer.
    if kind and "json" not in kind:
        raise RetrievalError(NO_FHIR)


def _said(headers: Headers, name: bytes) -> str:
    return headers.get(name, b"").decode("latin-1").strip()


def _after(headers: Headers) -> float | None:
    """Return the seconds of `Retry-After`, which may also be a date."""
    named = _said(headers, b"retry-after")
    if named.isascii() and named.isdigit():
        return float(named[:9])
    try:
        then = parsedate_to_datetime(named)
        now = parsedate_to_datetime(_said(headers, b"date"))
        return max(0.0, (then - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


async def _plain(chunks: AsyncIterator[bytes], allowance: Allowance) -> bytes:
    taken: list[bytes] = []
    async for chunk in chunks:
        allowance.take(len(chunk))
        taken.append(chunk)
    return b"".join(taken)


async def _unpacked(chunks: AsyncIterator[bytes], allowance: Allowance) -> bytes:
    """Unpack as it arrives: a small answer may be a thousand times larger inside."""
    gzip, taken = zlib.decompressobj(_GZIP_FORMAT), list[bytes]()
    try:
        async for chunk in chunks:
            left = chunk
            while left:
                if gzip.eof:  # it may be packed in several pieces (RFC 1952, 2.2)
                    gzip = zlib.decompressobj(_GZIP_FORMAT)
                piece = gzip.decompress(left, allowance.left + 1)
                allowance.take(len(piece))
                taken.append(piece)
                left = gzip.unused_data
    except zlib.error:
        raise RetrievalError(NO_FHIR) from None
    if not gzip.eof:
        raise LostError(BROKEN_OFF)
    return b"".join(taken)
