"""Makes an answer comparable: what differs from call to call gets a fixed name.

A uuid the service made is named after its place, the address of the service is
`{PUBLIC_URL}`. Uuids that the request itself holds are facts and stay.
"""

from collections.abc import Callable, Iterator
from typing import Final

from cds_service.commands.json_value import Json, members, text
from cds_service.patterns import uncompiled

_UUID: Final = uncompiled(r"(?i)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
PUBLIC_URL: Final = "{PUBLIC_URL}"
_RULES: Final = "/rules"


def stable(body: Json, request: bytes) -> Json:
    """Return the answer with a stable name for everything that changes."""
    names = _names(body, request.decode("utf-8", "replace"))
    address = next(_addresses(body), "")

    def rename(sent: str) -> str:
        sent = sent.replace(address, PUBLIC_URL) if address else sent
        return _UUID.sub(lambda found: names.get(found[0], found[0]), sent)

    return _map_texts(body, rename)


def _names(body: Json, request: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for number, card in enumerate(members(body, "cards"), 1):
        names[text(card, "uuid")] = f"<card {number}>"
        for place, suggestion in enumerate(members(card, "suggestions"), 1):
            names[text(suggestion, "uuid")] = f"<suggestion {number}.{place}>"
    others = 0
    for line in _texts(body):
        for found in _UUID.findall(line):
            if found not in names and found not in request:
                others += 1
                names[found] = f"<uuid {others}>"
    return names


def _addresses(body: Json) -> Iterator[str]:
    """Where the service says it is: a card's topic system is `<address>/rules`."""
    for card in members(body, "cards"):
        system = text(card, "source", "topic", "system")
        if system.endswith(_RULES):
            yield system.removesuffix(_RULES)


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _map_texts(value: Json, rename: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return rename(value)
    if isinstance(value, dict):
        return {key: _map_texts(item, rename) for key, item in value.items()}
    if isinstance(value, list):
        return [_map_texts(item, rename) for item in value]
    return value
