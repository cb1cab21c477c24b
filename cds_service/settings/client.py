"""One client: an EHR that may call, as the clients file describes it."""

from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    model_validator,
)

from cds_service.cards.orderable import NAMES
from cds_service.clinical.record import Record
from cds_service.settings.addresses import is_in_the_clear
from cds_service.settings.values import BaseUrl, KeysUrl

_KEYS: Final = frozenset(record.value for record in Record)

SANDBOX_ISSUER: Final = "https://sandbox.cds-hooks.org"
"""Its signing key lies in a public repository: everybody can sign in its name."""

_REQUESTS_PER_MINUTE: Final = 6000
"""A hundred a second: more than one hospital's order forms send, and less than one
process answers, so one client alone cannot keep the others waiting.
"""


def _asymmetric(value: object) -> object:
    if isinstance(value, str) and value.upper().startswith(("HS", "NONE")):
        why = "must not be none or HMAC (HS...): CDS Hooks forbids both"
        raise ValueError(why)
    return value


def _given(value: str) -> str:
    if not value.strip():
        why = "must not be empty"
        raise ValueError(why)
    return value


def _some(values: tuple[str, ...]) -> tuple[str, ...]:
    if not values:
        why = "must name at least one"
        raise ValueError(why)
    return values


def _our_key(value: object) -> object:
    if value not in _KEYS:
        why = f"must name one of our prefetch keys: {', '.join(sorted(_KEYS))}"
        raise ValueError(why)
    return value


def _our_order(value: object) -> object:
    if value not in NAMES:
        why = "must be the name of an order we offer; docs/integrate/epic.md lists them"
        raise ValueError(why)
    return value


Name = Annotated[StrictStr, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Text = Annotated[StrictStr, AfterValidator(_given)]
Algorithm = Annotated[
    Literal[
        "ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"
    ],
    BeforeValidator(_asymmetric),
]
Key = Annotated[StrictStr, BeforeValidator(_our_key)]
Order = Annotated[StrictStr, BeforeValidator(_our_order)]


class Client(BaseModel):
    """An EHR that may call; every field is a key of its `[[client]]` table."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: Name
    """What the log calls it: letters, digits, and . _ - between them."""
    issuer: Text
    """The `iss` of its tokens, letter for letter."""
    jwks_url: KeysUrl | None = None
    """Where its keys are published; a token's `jku`, if any, must be the same."""
    jwks_file: Path | None = None
    """Or where they lie here, relative to the clients file; read at start."""
    algorithms: Annotated[tuple[Algorithm, ...], AfterValidator(_some)] = (
        "ES384",
        "RS384",
    )
    """Others than these two only where the EHR can do no better."""
    tenants: tuple[Text, ...] = ()
    """The values of `tenant` that are let in; none listed: any, or no `tenant`."""
    replay_protection: StrictBool = True
    """Whether one token opens one call only."""
    requests_per_minute: Annotated[StrictInt, Field(gt=0)] = _REQUESTS_PER_MINUTE
    """In each process; beyond it the answer is 429."""
    fhir_servers: tuple[BaseUrl, ...] = ()
    """The FHIR base URLs that its requests may name."""
    dialect: Literal["standard", "sandbox", "epic", "oracle"] = "standard"
    """`sandbox` is for trials: FHIR servers without TLS or token may be asked."""
    prefetch_aliases: dict[Text, Key] = {}
    """Our prefetch keys by the keys of this site, where it cannot use ours."""
    prefetch: Literal["2.0", "3.0"] = "2.0"
    """The edition of CDS Hooks whose prefetch templates discovery offers it."""
    orderable: dict[Order, Text] = {}
    """Entries of this site's preference list (Epic) by the names of our orders."""
    silent: StrictBool = False
    """Whether it is shown nothing: rules are asked and counted, the answer is empty."""

    @property
    def is_for_trials(self) -> bool:
        """Whether a token of this client proves nothing."""
        return self.dialect == "sandbox"

    @model_validator(mode="after")
    def _has_one_place_for_keys(self) -> Self:
        if (self.jwks_url is None) == (self.jwks_file is None):
            why = "must have either jwks_url or jwks_file"
            raise ValueError(why)
        return self

    @model_validator(mode="after")
    def _lists_orders_for_who_reads_them(self) -> Self:
        if self.orderable and self.dialect != "epic":
            why = 'has orderable, which only dialect = "epic" makes use of'
            raise ValueError(why)
        return self

    @model_validator(mode="after")
    def _keeps_tokens_secret(self) -> Self:
        if not self.is_for_trials and any(map(is_in_the_clear, self.fhir_servers)):
            why = (
                "must have https:// in fhir_servers: over http:// the EHR's token and"
                " the record could be read on their way (http is for this machine, or"
                ' for dialect = "sandbox")'
            )
            raise ValueError(why)
        return self

    @model_validator(mode="after")
    def _is_who_it_says(self) -> Self:
        if self.issuer == SANDBOX_ISSUER and not self.is_for_trials:
            why = (
                'must have dialect = "sandbox": the key of the public sandbox is in'
                " its public repository, so everybody can sign in its name"
            )
            raise ValueError(why)
        return self
