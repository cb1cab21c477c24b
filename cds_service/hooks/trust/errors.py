"""How a caller that is not let in is answered."""

from http import HTTPStatus

from cds_service.hooks.errors import Refusal
from cds_service.hooks.trust.cause import Cause


class NotTrusted(Refusal):
    """Who calls could not be established; the answer is the same for every cause.

    `cause` and `client` are for the log. `client` is empty unless the issuer is
    that of a client; it says who was claimed, not who it was.
    """

    status = HTTPStatus.UNAUTHORIZED
    code = "login"

    def __init__(self, cause: Cause, client: str = "") -> None:
        self.cause = cause
        self.client = client
        super().__init__(
            "This service answers callers that it knows. Send a token as CDS Hooks"
            " has it; the operator's log says why this call was not let in.",
            ((b"www-authenticate", b"Bearer"),),
        )
