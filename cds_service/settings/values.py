"""How the values of settings are written, and what is said of those that are not."""

import re
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator

from cds_service.patterns import uncompiled
from cds_service.settings.addresses import is_in_the_clear

_HOST: Final = r"(\[[0-9A-Fa-f:.]+\]|[^\s/?#@:*\[\]\\,]+)(:\d{1,5})?"
_URL: Final = uncompiled(rf"https?://{_HOST}(/[^\s?#]*)?", re.IGNORECASE)
_KEYS_URL: Final = uncompiled(rf"https?://{_HOST}(/[^\s#]*)?", re.IGNORECASE)
_ORIGIN: Final = uncompiled(rf"(?!.*[A-Z])[a-z][a-z0-9+.-]*://{_HOST}")
_USUAL_PORTS: Final = {"http": 80, "https": 443}
"""Browsers leave these out, so an origin with one would never be met."""

_WHY_NO_URL: Final = (
    "must be an http or https URL such as https://cds.example.org, with no user, no"
    " ?query, no #fragment, and a port, if any, up to 65535"
)
_WHY_NO_KEYS_URL: Final = (
    "must be an https URL, letter for letter the jku of the client's tokens, such as"
    " https://ehr.example.org/jwks.json (http only for this machine): whoever could"
    " change the keys on their way could sign anything"
)
_WHY_NO_ORIGIN: Final = (
    "must be * alone, or origins as browsers send them, in small letters, without the"
    " usual port and with no path, such as https://ehr.example.org"
)


def _split(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _base_url(value: str) -> str:
    if not _URL.fullmatch(value) or not _has_port_in_range(value):
        raise ValueError(_WHY_NO_URL)
    return value.rstrip("/")


def _keys_url(value: str) -> str:
    sound = _KEYS_URL.fullmatch(value) and _has_port_in_range(value)
    if not sound or is_in_the_clear(value):
        raise ValueError(_WHY_NO_KEYS_URL)
    return value


def _origins(values: tuple[str, ...]) -> tuple[str, ...]:
    if values == ("*",):
        return values
    for number, value in enumerate(values, start=1):
        if not _is_origin(value):
            why = f"{_WHY_NO_ORIGIN}; see no. {number}"
            raise ValueError(why)
    return values


def _is_origin(value: str) -> bool:
    if not _ORIGIN.fullmatch(value) or not _has_port_in_range(value):
        return False
    parts = urlsplit(value)
    return _USUAL_PORTS.get(parts.scheme, 0) != parts.port


def _has_port_in_range(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _small(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


KeysUrl = Annotated[str, AfterValidator(_keys_url)]
BaseUrl = Annotated[str, AfterValidator(_base_url)]
Origins = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_origins)]
Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
Urls = Annotated[tuple[BaseUrl, ...], BeforeValidator(_split)]
Level = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_small)]
