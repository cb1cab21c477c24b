"""Tokens that were used before, and clients that call too often."""

from datetime import timedelta
from pathlib import Path

import pytest
from refused import fails
from tokens import SECONDS, Hospital, bearer, token

from cds_service.hooks.trust import seen as seen_module
from cds_service.hooks.trust.cause import Cause
from cds_service.hooks.trust.seen import SeenTokens
from cds_service.store.contract import NoStore

_PATH = "/cds-services"


def test_a_token_is_remembered_until_it_has_ended(hospital: Hospital) -> None:
    """To the last second in which it would still be taken."""
    sent = token(_PATH)
    assert hospital.discovers(sent) == 200

    hospital.now += timedelta(seconds=359)
    fails(hospital, sent, "replayed")
    hospital.now += timedelta(seconds=1)
    fails(hospital, sent, "expired")


def test_another_jti_is_another_token(hospital: Hospital) -> None:
    """Only the jti tells; case and blanks make another one."""
    for jti in ("a", "A", "a ", "ä", "x" * 5000):
        assert hospital.discovers(token(_PATH, jti=jti)) == 200


def test_a_refused_token_is_not_used_up(hospital: Hospital) -> None:
    """Who sends rubbish in the name of a client spends none of its tokens."""
    fails(hospital, token("/explain/x"), "audience")

    assert hospital.discovers(token(_PATH)) == 200


def test_replay_protection_is_a_setting_of_the_client(tmp_path: Path) -> None:
    """Some test kits send one token with several bodies."""
    hospital = Hospital(tmp_path, more="replay_protection = false")

    assert [hospital.discovers(token(_PATH)) for _ in range(3)] == [200, 200, 200]


def test_what_has_ended_is_forgotten() -> None:
    """Memory follows the tokens that are alive, at most a minute behind."""
    time = 0.0
    tokens = SeenTokens(lambda: time)
    assert tokens.use("a", 100.0) is None
    time = 99.0
    assert tokens.use("a", 100.0) is Cause.REPLAYED
    time = 160.0
    assert tokens.use("a", 300.0) is None


def test_a_full_memory_lets_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """To forget would let replays in; the oldest are remembered."""
    monkeypatch.setattr(seen_module, "MOST", 2)
    tokens = SeenTokens(lambda: SECONDS)

    assert tokens.use("a", SECONDS + 300) is None
    assert tokens.use("b", SECONDS + 300) is None
    assert tokens.use("c", SECONDS + 300) is Cause.SEEN_TOO_MANY
    assert tokens.use("a", SECONDS + 300) is Cause.REPLAYED


def test_a_client_that_calls_too_often_is_told_to_wait(tmp_path: Path) -> None:
    """429 with Retry-After, and a reason that is not "no advice"."""
    hospital = Hospital(tmp_path, more="requests_per_minute = 2")
    for number in range(2):
        assert hospital.discovers(token(_PATH, jti=f"{number}")) == 200
    sent = token(_PATH, jti="one more")
    answer = hospital.client.get(_PATH, headers=bearer(sent))

    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "10"
    assert "nothing was checked" in answer.text
    assert hospital.lines[-1]["client"] == "hospital"


def test_one_client_does_not_use_up_the_calls_of_another(tmp_path: Path) -> None:
    """Each has its own count; what is refused does not count."""
    other = (
        'requests_per_minute = 1\n[[client]]\nname = "clinic"\n'
        'issuer = "https://clinic.example.org"\njwks_file = "jwks.json"'
    )
    hospital = Hospital(tmp_path, more=other)
    fails(hospital, token("/explain/x"), "audience")
    assert hospital.discovers(token(_PATH, jti="1")) == 200
    assert hospital.discovers(token(_PATH, jti="2")) == 429

    clinic = token(_PATH, iss="https://clinic.example.org", jti="3")
    assert hospital.discovers(clinic) == 200


class _Shared(NoStore):
    """A store that several services have in common."""

    def __init__(self) -> None:
        self.used: set[tuple[str, bytes]] = set()

    async def use(self, client: str, token: bytes, end: float) -> bool:
        """Remember it; the end does not matter here."""
        del end
        new = (client, token) not in self.used
        self.used.add((client, token))
        return new


def test_a_token_that_another_process_has_seen_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two services, one store: what opened a call of one opens none of the other."""
    store = _Shared()
    monkeypatch.setattr("cds_service.app.store_of", lambda *_: store)
    one, other = Hospital(tmp_path), Hospital(tmp_path)
    sent = token(_PATH)

    assert one.discovers(sent) == 200
    fails(other, sent, "replayed")
    assert {client for client, _ in store.used} == {"hospital"}
