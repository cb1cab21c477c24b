"""What every refused token must end in."""

from tokens import Hospital, bearer


def fails(hospital: Hospital, text: str, cause: str) -> None:
    """Send a token; it must be refused, with this cause in the log."""
    answer = hospital.client.get("/cds-services", headers=bearer(text))

    assert (answer.status_code, hospital.cause) == (401, cause)
