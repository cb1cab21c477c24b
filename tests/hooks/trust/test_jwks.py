"""Fetching a JWKS: what goes wrong on the way, and what is never done."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx
from tokens import JWKS_URL, Hospital, jwks
from watched import MARK, Watched

from cds_service.hooks.trust import jwks as jwks_module
from cds_service.hooks.trust.jwks import KeyFetcher
from cds_service.hooks.trust.keys import KeysError


async def _why(answer: httpx.Response | type[Exception]) -> str:
    with respx.mock() as network:
        route = network.get(JWKS_URL)
        if isinstance(answer, httpx.Response):
            route.return_value = answer
        else:
            route.side_effect = answer
        with pytest.raises(KeysError) as refused:
            await KeyFetcher(JWKS_URL)()
    return str(refused.value)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (httpx.Response(404), "the answer was 404"),
        (httpx.Response(503, text="secret"), "the answer was 503"),
        (httpx.Response(302, headers={"location": JWKS_URL}), "the answer was 302"),
        (httpx.Response(302, headers={"location": "https://xn--/"}), "be reached"),
        (httpx.Response(200, content=b" " * 262_145), "larger than 262144 bytes"),
        (httpx.ConnectError, "could not be reached (ConnectError)"),
        (httpx.ReadTimeout, "could not be reached (ReadTimeout)"),
        (httpx.RemoteProtocolError, "could not be reached (RemoteProtocolError)"),
    ],
)
async def test_what_goes_wrong_is_said_without_the_answer(
    answer: httpx.Response | type[Exception], why: str
) -> None:
    """One phrase; a redirect is not followed."""
    assert why in await _why(answer)


async def test_an_address_that_never_answers_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The time is for all of it: connecting, waiting, reading."""
    monkeypatch.setattr(jwks_module, "SECONDS", 0.01)

    async def never(request: httpx.Request) -> httpx.Response:
        del request
        await asyncio.Event().wait()
        raise AssertionError

    with respx.mock(assert_all_called=False) as network:
        network.get(JWKS_URL).side_effect = never
        with pytest.raises(KeysError, match=r"within 0\.01 seconds"):
            await KeyFetcher(JWKS_URL)()


async def test_the_largest_that_is_read() -> None:
    """At the bound it is still read."""
    with respx.mock() as network:
        network.get(JWKS_URL).respond(200, content=b" " * 262_144)
        assert len(await KeyFetcher(JWKS_URL)()) == 262_144


async def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy and no password of it (.netrc): the operator wrote the address."""
    given: list[dict[str, object]] = []

    class Spy(httpx.AsyncClient):
        """Notes how it was made."""

        def __init__(self, **settings: Any) -> None:  # noqa: ANN401 (as httpx has it)
            given.append(settings)
            super().__init__(**settings)

    monkeypatch.setattr(httpx, "AsyncClient", Spy)
    with respx.mock() as network:
        network.get(JWKS_URL).respond(200, json=jwks())
        await KeyFetcher(JWKS_URL)()

    assert given[0]["trust_env"] is False
    assert given[0]["follow_redirects"] is False


async def test_nothing_of_ours_is_sent_along() -> None:
    """No cookie, no token, nothing to unpack."""
    with respx.mock() as network:
        route = network.get(JWKS_URL).respond(200, json=jwks())
        await KeyFetcher(JWKS_URL)()
        sent = route.calls.last.request.headers

    assert sent["accept-encoding"] == "identity"
    assert not {"authorization", "cookie"} & set(sent)


def test_an_unreachable_jwks_is_a_401_and_a_line(tmp_path: Path) -> None:
    """The caller learns nothing; the operator which client, and why."""
    hospital = Hospital(tmp_path, published=True)
    with respx.mock() as network:
        network.get(JWKS_URL).side_effect = httpx.ConnectError
        assert hospital.discovers() == 401

    keys, refused = hospital.lines
    assert (keys["event"], keys["client"]) == ("keys", "hospital")
    assert keys["cause"] == "it could not be reached (ConnectError)"
    assert refused["cause"] == "keys-unreachable"


def test_no_mark_comes_out_of_a_jwks(tmp_path: Path) -> None:
    """What an address answers in place of keys is not repeated."""
    hospital = Watched(tmp_path)
    with respx.mock() as network:
        network.get(JWKS_URL).respond(500, text=MARK, headers={"X": MARK})
        assert hospital.send("/cds-services", method="GET") == 401

    assert MARK not in hospital.told()
