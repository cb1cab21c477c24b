"""The day of a request can be set, and nothing else changes."""

import json
from datetime import date

import pytest

from cds_service.commands.as_of import dated

DAY = date(2026, 1, 6)


def test_no_day_leaves_every_byte() -> None:
    """Without --as-of the request goes out as it is."""
    assert dated(b'{ "hook": 1 }', None) == b'{ "hook": 1 }'


def test_other_parts_keep_their_bytes() -> None:
    """A number keeps its trailing zero, another extension stays."""
    sent = b'{"prefetch":{"v":0.80},"extension":{"x":1.50}}'

    answer = dated(sent, DAY)

    assert b"0.80" in answer
    assert b"1.50" in answer
    assert json.loads(answer)["extension"]["org.smcds.as-of"] == "2026-01-06"


def test_the_day_of_the_request_is_replaced() -> None:
    """--as-of wins over what the request says."""
    answer = dated(b'{"extension":{"org.smcds.as-of":"2020-01-01"}}', DAY)

    assert json.loads(answer) == {"extension": {"org.smcds.as-of": "2026-01-06"}}


@pytest.mark.parametrize("extension", [b"3", b"null", b"[]", b'"x"'])
def test_an_extension_of_another_type_is_replaced(extension: bytes) -> None:
    """A request with a broken extension can still be dated."""
    answer = dated(b'{"extension":' + extension + b"}", DAY)

    assert json.loads(answer) == {"extension": {"org.smcds.as-of": "2026-01-06"}}


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"\xff", b"[" * 10_000])
def test_a_body_that_is_no_object_goes_out_as_it_is(body: bytes) -> None:
    """What cannot be read is for the service to refuse."""
    assert dated(body, DAY) == body
