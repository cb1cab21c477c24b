"""One answer: what it says of itself, how large it is, how it is packed."""

import gzip
import tracemalloc
from collections.abc import Callable
from typing import Final

import pytest
from httpcore import Response

from cds_service.from_fhir.fetch.answer import content
from cds_service.from_fhir.fetch.failure import (
    BusyError,
    LostError,
    RefusedError,
    RetrievalError,
)
from cds_service.from_fhir.fetch.limits import Allowance

_BODY: Final = b'{"resourceType":"Bundle"}'
_GZIP: Final = {"content-encoding": "gzip"}


class _Sent:
    def __init__(self, *chunks: bytes) -> None:
        self._chunks = chunks

    async def __aiter__(self):  # type: ignore[no-untyped-def] # noqa: ANN204
        for chunk in self._chunks:
            yield chunk


def _answer(
    *chunks: bytes, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    return Response(status, headers=[*(headers or {}).items()], content=_Sent(*chunks))


@pytest.mark.parametrize("room", [len(_BODY), len(_BODY) + 1])
@pytest.mark.parametrize(
    "answer",
    [
        lambda: _answer(_BODY[:5], _BODY[5:]),
        lambda: _answer(gzip.compress(_BODY), headers=_GZIP),
        lambda: _answer(
            gzip.compress(_BODY)[:9], gzip.compress(_BODY)[9:], headers=_GZIP
        ),
        lambda: _answer(
            gzip.compress(_BODY[:7]) + gzip.compress(_BODY[7:]), headers=_GZIP
        ),
        lambda: _answer(
            gzip.compress(_BODY[:7]), gzip.compress(_BODY[7:]), headers=_GZIP
        ),
        lambda: _answer(_BODY, headers={"content-type": "application/fhir+json"}),
        lambda: _answer(_BODY, headers={"content-type": "Application/JSON; a=b"}),
        lambda: _answer(_BODY, headers={"content-encoding": "identity"}),
    ],
)
async def test_what_fits_is_read(answer: Callable[[], Response], room: int) -> None:
    """Up to the last byte of what may be read, packed or not."""
    allowance = Allowance(room)

    assert await content(answer(), allowance) == _BODY
    assert allowance.left == room - len(_BODY)


@pytest.mark.parametrize(
    "answer",
    [
        lambda: _answer(_BODY),
        lambda: _answer(gzip.compress(_BODY), headers=_GZIP),
        lambda: _answer(gzip.compress(_BODY + b" " * 50_000_000), headers=_GZIP),
    ],
)
async def test_what_does_not_fit_is_refused(
    answer: Callable[[], Response],
) -> None:
    """One byte more than may be read, or fifty million."""
    with pytest.raises(RetrievalError, match="more than is read"):
        await content(answer(), Allowance(len(_BODY) - 1))


async def test_a_bomb_is_never_unpacked_whole() -> None:
    """Two hundred megabytes in two hundred kilobytes; a thousand bytes may be read."""
    bomb = _answer(gzip.compress(b" " * 200_000_000, 1), headers=_GZIP)
    tracemalloc.start()
    try:
        with pytest.raises(RetrievalError):
            await content(bomb, Allowance(1000))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most < 5_000_000


async def test_half_a_packed_answer_was_lost() -> None:
    """Asked again it may be whole."""
    packed = gzip.compress(_BODY)
    for half in (packed[:-9], packed + packed[:-9]):
        with pytest.raises(LostError):
            await content(_answer(half, headers=_GZIP), Allowance(1000))


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({}, None),
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": " 0 "}, 0.0),
        ({"retry-after": "9" * 400}, 999_999_999.0),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "1.5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Sun, 22 Nov 2026 08:00:30 GMT"}, None),
        (
            {
                "retry-after": "Sun, 22 Nov 2026 08:00:30 GMT",
                "date": "Sun, 22 Nov 2026 08:00:00 GMT",
            },
            30.0,
        ),
        (
            {
                "retry-after": "Sun, 22 Nov 2026 07:00:00 GMT",
                "date": "Sun, 22 Nov 2026 08:00:00 GMT",
            },
            0.0,
        ),
    ],
)
@pytest.mark.parametrize("status", [429, 502, 503, 504])
async def test_busy_servers_may_say_how_long(
    status: int, headers: dict[str, str], after: float | None
) -> None:
    """Retry-After has seconds, or a date on the server's own clock."""
    with pytest.raises(BusyError) as raised:
        await content(_answer(status=status, headers=headers), Allowance(1000))

    assert raised.value.after == after


@pytest.mark.parametrize("status", [201, 204, 206, 400, 404, 410, 500])
async def test_no_other_status_is_a_success(status: int) -> None:
    """And none of these is asked again."""
    with pytest.raises(RefusedError) as raised:
        await content(_answer(_BODY, status=status), Allowance(1000))

    assert raised.value.status == status
    assert not isinstance(raised.value, BusyError)
