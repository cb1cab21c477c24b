"""The same facts give the same answer, in whatever order they come."""

import json
from datetime import UTC, datetime
from random import Random
from typing import Any, Final

import pytest
from fixture_cases import SOUND, service_on

from cds_service.commands.calls import InProcess
from cds_service.commands.cases import Case
from cds_service.commands.differences import differences
from cds_service.commands.verdicts import comparable

_SHUFFLES: Final = 4
DAY: Final = datetime(2026, 1, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def service() -> InProcess:
    """Return the application."""
    return service_on(DAY)


@pytest.mark.parametrize("name", sorted(SOUND))
def test_order_of_entries_does_not_matter(name: str, service: InProcess) -> None:
    """Bundles and prefetch keys shuffled: every word of the answer stays."""
    case = SOUND[name]
    request, expected = json.loads(case.body), _answer(case, case.body, service)

    for shuffle in range(_SHUFFLES):
        random = Random(f"{name} {shuffle}")  # noqa: S311 (the same in every run)
        shuffled = json.dumps(_shuffled(request, random)).encode()
        assert differences(expected, _answer(case, shuffled, service)) == ()


def _answer(case: Case, body: bytes, service: InProcess) -> Any:  # noqa: ANN401
    path = case.address
    return comparable(case, service(path, body, case.content_type))


def _shuffled(request: dict[str, Any], random: Random) -> dict[str, Any]:
    keys = list(request.get("prefetch") or {})
    random.shuffle(keys)
    prefetch = {key: _bundle(request["prefetch"][key], random) for key in keys}
    drafts = request["context"].get("draftOrders")
    context = {**request["context"], "draftOrders": _bundle(drafts, random)}
    if drafts is None:
        del context["draftOrders"]
    return {**request, "prefetch": prefetch, "context": context}


def _bundle(sent: Any, random: Random) -> Any:  # noqa: ANN401
    if not isinstance(sent, dict) or "entry" not in sent:
        return sent
    entries = list(sent["entry"])
    random.shuffle(entries)
    return {**sent, "entry": entries}
