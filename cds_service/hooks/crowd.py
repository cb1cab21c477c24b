"""How many resources a call may hold: each is work, however small it is written."""

from http import HTTPStatus
from typing import Final

from cds_service.hooks.errors import Refusal

MOST: Final = 50_000
"""Ten times the largest record that is tested. So many resources that are all
malformed, the costliest kind, take some three seconds; a body of the largest size
could hold 170,000, and ten seconds (house choice, measured).
"""
_COUNTED_FROM: Final = 256 * 1024
"""Bytes; in a smaller body there is no room for a crowd."""
_NAME: Final = b'"resourceType"'


class TooManyResources(Refusal):
    """The body holds more resources than are read."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-long"

    def __init__(self) -> None:
        super().__init__(
            f"The body holds more than {MOST} resources. Send the prefetch as GET"
            " /cds-services asks, with its code filters and counts."
        )


def check_crowd(body: bytes) -> None:
    """Count the resources as they are written; to decode them would be the work.

    Raises:
        TooManyResources: there are too many.
    """
    if len(body) > _COUNTED_FROM and body.count(_NAME) > MOST:
        raise TooManyResources
