"""Why something could not be retrieved, in words for a gap of the chart.

Each completes "could not be retrieved: ..." and repeats nothing of the answer,
of the address or of the token.
"""

from typing import Final

LATE: Final = "the FHIR server did not answer in time"
UNREACHABLE: Final = "the FHIR server could not be reached"
UNTRUSTED: Final = "the certificate of the FHIR server is not trusted here"
BROKEN_OFF: Final = "the FHIR server broke off its answer"
NO_FHIR: Final = "the FHIR server answered with something that is no FHIR JSON"
TOO_LARGE: Final = "what the FHIR server sent is more than is read"
ELSEWHERE: Final = "the FHIR server pointed to another address"
FORBIDDEN_ADDRESS: Final = (
    "the name of the FHIR server leads to an address that is not called"
)
NOT_COVERED: Final = "the access token does not cover it"
NO_ID: Final = "the id of the patient is none that can be asked for"

PARTLY_COVERED: Final = "the access token covers only some of it"


class RetrievalError(Exception):
    """It could not be retrieved; `why` says so in words of ours."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class RefusedError(RetrievalError):
    """The server answered with a status other than success."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the FHIR server answered with status {status}")
        self.status = status


class BusyError(RefusedError):
    """It may answer when asked again; `after` are the seconds it named, if any."""

    def __init__(self, status: int, after: float | None = None) -> None:
        super().__init__(status)
        self.after = after


class LostError(RetrievalError):
    """The connection failed; another may not."""
