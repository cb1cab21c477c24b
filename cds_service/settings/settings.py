"""The only reader of the environment: every setting, what it means, what is wrong.

No clinical number is a setting.
"""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Final, Self

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from cds_service.settings.values import BaseUrl, Level, NotYet, Origins, Urls

PREFIX: Final = "CDS_"
_OPTIONS: Final = {"host": "--host", "port": "--port", "workers": "--workers"}


class SettingsError(Exception):
    """The settings cannot be used; `problems` says why and how to mend each."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class Settings(BaseSettings):
    """What may differ between two places that run this service."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="allow", hide_input_in_errors=True
    )

    public_url: BaseUrl = Field(
        "http://127.0.0.1:8000",
        description="Base of every absolute URL that is handed out.",
    )
    clients_file: NotYet = Field(
        None, description="Who may call. This version runs in open mode only."
    )
    fhir_servers: Urls = Field(
        (),
        description="FHIR servers that may be asked for what a call lacks.",
    )
    cors_origins: Origins = Field(
        ("*",), description="Origins of browser clients, or * for all."
    )
    max_body_bytes: int = Field(
        10 * 1024 * 1024, gt=0, description="The largest request body that is read."
    )
    deadline_ms: int = Field(
        4000,
        gt=0,
        description="How long a body may take to arrive, and all fetching to end.",
    )
    store_url: NotYet = Field(
        None, description="Where feedback is kept. This version writes it to the log."
    )
    workbench: bool = Field(default=True, description="Whether GET / has a page.")
    log_level: Level = Field(
        "info",
        description=(
            "info: a line per call; warning: per refusal and failure; error: per"
            " failure. Feedback is always written."
        ),
    )
    allow_open: bool = Field(
        default=False,
        description="Whether open mode (no authentication) may leave loopback.",
    )

    @property
    def open_mode(self) -> bool:
        """Whether anybody may call: true until clients are configured."""
        return self.clients_file is None

    @property
    def notices(self) -> tuple[str, ...]:
        """What whoever starts the service should be told."""
        notices = []
        if self.open_mode:
            notices.append("Open mode: callers are not authenticated.")
        # Said, not refused: an orchestrator may put variables of its own here.
        notices += [
            f"{PREFIX}{name.upper()} is no setting and is ignored.{_hint(name)}"
            for name in sorted(self.model_extra or ())
        ]
        return tuple(notices)

    def check_bind(self, host: str) -> None:
        """Refuse to serve strangers without authentication.

        Raises:
            SettingsError: open mode, not loopback, and not explicitly allowed.
        """
        if self.open_mode and not self.allow_open and not _is_loopback(host):
            problem = (
                f"Open mode (no authentication) may only listen on loopback, not on"
                f" {host}. Use --host 127.0.0.1, or set CDS_ALLOW_OPEN=true if"
                " something in front of this service keeps strangers out."
            )
            raise SettingsError(problem)

    @classmethod
    def load(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the environment.

        Raises:
            SettingsError: with one sentence for each thing that is wrong.
        """
        given = {
            name.upper().removeprefix(PREFIX).lower(): value
            for name, value in environment.items()
            if name.upper().startswith(PREFIX) and value
        }
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            raise SettingsError(*_sentences(error)) from None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *others: PydanticBaseSettingsSource,
        **named: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take nothing but what `load` was given: the environment is an argument."""
        del settings_cls, others, named
        return (init_settings,)


def _sentences(error: ValidationError) -> list[str]:
    return [
        f"{PREFIX}{str(problem['loc'][0]).upper()} {_said(problem['msg'])}."
        for problem in error.errors(include_url=False, include_input=False)
    ]


def _said(message: str) -> str:
    # Pydantic's own messages begin a sentence; ours go on with one.
    plain = message.removeprefix("Value error, ").rstrip(".")
    return plain.replace("Input should be", "must be", 1)


def _hint(name: str) -> str:
    if option := _OPTIONS.get(name):
        return f" Use cds-service serve {option}."
    alike = get_close_matches(name, Settings.model_fields, 1)
    return "".join(f" Did you mean {PREFIX}{one.upper()}?" for one in alike)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
