"""Words for tests of what a rule says when it is silent."""

from collections.abc import Callable
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Finding, Outcome
from cds_service.clinical.record import Gap, Record, Unread

Evaluate = Callable[[Chart], Outcome]
NO_LIST: Final = (Gap(Record.CONDITIONS, "was cut", partial=True),)
NOT_KNOWN: Final = (
    "whether the patient has systemic mastocytosis is not known: the problem list could"
    " not be read in full"
)
"""What is said of a patient with `NO_LIST` and no diagnosis."""


def unread(about: Drug | Analyte | Disease) -> tuple[Unread, ...]:
    """Return a record that was sent and says nothing."""
    return (Unread("Thing/unread", about, "it has no unit"),)


def said(outcome: Outcome) -> str:
    """Return the reason of an answer that is no finding."""
    assert not isinstance(outcome, Finding)
    return outcome.reason
