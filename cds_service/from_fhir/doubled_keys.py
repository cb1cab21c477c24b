"""Finds a key that stands twice in the frame of a call, where the last one would win.

JSON leaves open what a doubled key means, so one of two problem lists would be
lost without a word. The frame is the body itself, its context and its prefetch;
what these hold is cut out first, so that a look costs little.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from cds_service.from_fhir.envelope import Context, Envelope

_ENDS: Final = 64
"""Bytes at either end of a value by which it is found."""
_SHORTEST: Final = 512
"""Bytes; what is shorter is looked at as quickly as it is cut out."""
_MOST: Final = 64
"""Values to cut out, and places that begin like one; beyond, all is looked at."""


class _Key:
    """A key that equals itself only, so that a dict keeps each of them."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def _as_key(_: type[_Key], name: str) -> _Key:
    return _Key(name)


_PAIRS: Final = msgspec.json.Decoder(dict[_Key, msgspec.Raw], dec_hook=_as_key)
_READ_OF_BODY: Final = frozenset(Envelope.__struct_encode_fields__)
_READ_OF_CONTEXT: Final = frozenset(Context.__struct_encode_fields__)


def doubled_in(body: bytes, sent: Envelope) -> str | None:
    """Return where a key stands twice: "", "context", "prefetch"; None if nowhere.

    Of the body and the context, only the keys that are read count.

    Args:
        body: a call.
        sent: what was decoded of it.
    """
    frame = _pairs(_frame(body, _values(sent))) or _pairs(body)
    if _any_twice(frame, _READ_OF_BODY):
        return ""
    read = {key.name: held for key, held in frame.items()}
    if _any_twice(_pairs(read.get("context", b"")), _READ_OF_CONTEXT):
        return "context"
    known, prefetch = len(sent.prefetch or ()), bytes(read.get("prefetch", b""))
    # As many quotes as these keys need leave none for another.
    if prefetch.count(b'"') == 2 * known or len(_pairs(prefetch)) == known:
        return None
    return "prefetch"


def _any_twice(keys: Iterable[_Key], among: frozenset[str]) -> bool:
    names = [key.name for key in keys if key.name in among]
    return len(set(names)) < len(names)


def _values(sent: Envelope) -> list[msgspec.Raw]:
    return [
        *((sent.context.draft_orders,) if sent.context else ()),
        *(sent.prefetch or {}).values(),
    ]


def _pairs(sent: bytes | msgspec.Raw) -> dict[_Key, msgspec.Raw]:
    try:
        return _PAIRS.decode(sent)
    except msgspec.DecodeError:  # absent, or of another type: told elsewhere
        return {}


def _frame(body: bytes, values: list[msgspec.Raw]) -> bytes:
    """Return the body with a 0 for each long value, or as it is where in doubt."""
    if len(values) > _MOST:
        return body
    kept: list[bytes] = []
    last = 0
    for value in values:
        sent = memoryview(value)
        if sent.nbytes < _SHORTEST:
            continue
        start = _place(body, sent, last)
        if start < 0:
            return body
        kept += (body[last:start], b"0")
        last = start + sent.nbytes
    return b"".join((*kept, body[last:]))


def _place(body: bytes, sent: memoryview, start: int) -> int:
    """Return where a value lies, at or after `start`; -1 where it is not found soon.

    How it begins, how it ends and its length are enough: what is cut out in its
    place leaves the keys around it, or no JSON, and then nothing is cut. A body can be
    built in which it does not; whoever builds it could leave the other value out.
    """
    head, tail = bytes(sent[:_ENDS]), bytes(sent[-_ENDS:])
    for _ in range(_MOST):
        start = body.find(head, start)
        if start < 0 or body.startswith(tail, start + sent.nbytes - _ENDS):
            return start
        start += 1
    return -1
