"""The only reader of the environment: every setting, what it means, what is wrong.

No clinical number is a setting.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Self

from pydantic import Field, PrivateAttr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from cds_service.settings import notices
from cds_service.settings.client import Client
from cds_service.settings.clients_file import read_clients
from cds_service.settings.errors import SettingsError
from cds_service.settings.sentences import of_settings
from cds_service.settings.starting import open_elsewhere, used_in_each
from cds_service.settings.store import StoreUrl
from cds_service.settings.values import BaseUrl, Level, Names, Origins, Urls

PREFIX: Final = "CDS_"
_CLOSED: Final = {"cors_origins": "", "workbench": "false"}
"""Defaults once clients are configured: no browser page is invited by itself."""


class Settings(BaseSettings):
    """What may differ between two places that run this service."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="allow", hide_input_in_errors=True
    )

    public_url: BaseUrl = Field(
        "http://127.0.0.1:8000",
        description="Base of every absolute URL that is handed out.",
    )
    clients_file: Path | None = Field(
        None, description="Who may call (TOML); without it anybody may: open mode."
    )
    fhir_servers: Urls = Field(
        (),
        description="FHIR servers that open mode may ask for what a call lacks.",
    )
    cors_origins: Origins = Field(
        ("*",),
        description="Origins of browser clients, or * for all; none with clients.",
    )
    max_body_bytes: int = Field(
        10 * 1024 * 1024, gt=0, description="The largest request body that is read."
    )
    deadline_ms: int = Field(
        4000,
        gt=0,
        description="How long a body may take to arrive, and all fetching to end.",
    )
    record_memory: bool = Field(
        default=True,
        description=(
            "Whether a record is remembered for 5 minutes, in memory only, so that"
            " one visit is read once."
        ),
    )
    store_url: StoreUrl | None = Field(
        None,
        description=(
            "Where feedback, used tokens and counts are kept; without it feedback is"
            " only in the log."
        ),
    )
    keep_comments: bool = Field(
        default=False,
        description="Whether comments are kept in the store; they may name patients.",
    )
    rules_off: Names = Field(
        (), description="Ids of rules that are switched off, for an emergency."
    )
    metrics: bool = Field(
        default=True,
        description="Whether GET /metrics tells Prometheus what was counted.",
    )
    tracing: bool = Field(
        default=False,
        description="Whether spans of calls are exported, as OTEL_* variables say.",
    )
    workbench: bool = Field(
        default=True,
        description="Whether GET / is the workbench; not once there are clients.",
    )
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

    _clients: tuple[Client, ...] = PrivateAttr(())

    @property
    def clients(self) -> tuple[Client, ...]:
        """Who may call; nobody listed means open mode."""
        return self._clients

    @property
    def open_mode(self) -> bool:
        """Whether anybody may call: true until clients are configured."""
        return self.clients_file is None

    @property
    def strangers_get_in(self) -> bool:
        """Whether there is a way in that proves nothing."""
        return self.open_mode or any(one.is_for_trials for one in self.clients)

    @property
    def notices(self) -> tuple[str, ...]:
        """What whoever starts the service should be told."""
        told = [
            *(
                notices.of_open_mode(self.fhir_servers)
                if self.open_mode
                else notices.of_clients(
                    self.clients,
                    has_public_url="public_url" in self.model_fields_set,
                    lets_browsers=bool(self.cors_origins),
                )
            ),
            *notices.of_rules_off(self.rules_off),
            *self._without_effect(),
        ]
        return tuple(told)

    def _without_effect(self) -> Iterator[str]:
        if self.fhir_servers and not self.open_mode:
            yield (
                "CDS_FHIR_SERVERS has no effect once there are clients: name the"
                " fhir_servers of each client in the clients file."
            )
        if self.keep_comments and self.store_url is None:
            yield "CDS_KEEP_COMMENTS has no effect without CDS_STORE_URL."
        # Said, not refused: an orchestrator may put variables of its own here.
        unknown = self.model_extra or ()
        yield from notices.of_unknown_names(PREFIX, unknown, type(self).model_fields)

    def check_start(self, host: str, workers: int = 1) -> None:
        """Refuse to serve strangers, or in a way that breaks a promise.

        Raises:
            SettingsError: strangers could get in from elsewhere, or each process
                would let the same token in once.
        """
        problems: list[str] = []
        if self.strangers_get_in and not self.allow_open:
            problems += open_elsewhere(host, open_mode=self.open_mode)
        if self.store_url is None:
            problems += used_in_each(workers, self.clients)
        if problems:
            raise SettingsError(*problems)

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
        usual = _CLOSED if "clients_file" in given else {}
        try:
            settings = cls.model_validate(usual | given)
        except ValidationError as error:
            raise SettingsError(*of_settings(PREFIX, error)) from None
        settings._clients = read_clients(settings.clients_file)  # noqa: SLF001 (its own)
        return settings

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
