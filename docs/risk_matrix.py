"""How bad, how likely, and what that makes: the scales of DCB0129."""

from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """What the harm would be; one patient unless it says several."""

    MINOR = "minor"
    SIGNIFICANT = "significant"
    CONSIDERABLE = "considerable"
    MAJOR = "major"
    CATASTROPHIC = "catastrophic"


class Likelihood(StrEnum):
    """How often the hazard leads to that harm."""

    VERY_LOW = "very low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very high"


_RATINGS: Final = {
    Likelihood.VERY_HIGH: (3, 4, 4, 5, 5),
    Likelihood.HIGH: (2, 3, 3, 4, 5),
    Likelihood.MEDIUM: (2, 2, 3, 3, 4),
    Likelihood.LOW: (1, 2, 2, 3, 4),
    Likelihood.VERY_LOW: (1, 1, 2, 2, 3),
}


def rating(severity: Severity, likelihood: Likelihood) -> int:
    """Return the risk rating: 1 acceptable to 5 unacceptable."""
    return _RATINGS[likelihood][list(Severity).index(severity)]


MEANING: Final = {
    5: "unacceptable",
    4: "must be eliminated or controlled",
    3: "undesirable: acceptable only where further reduction is impractical",
    2: "acceptable where the cost of further reduction outweighs its benefit",
    1: "acceptable, nothing more to do",
}
"""What each rating asks for."""

HARM: Final = {
    Severity.CATASTROPHIC: "death, or lasting severe harm, of several patients",
    Severity.MAJOR: (
        "death or lasting severe harm of one patient; severe harm of several from"
        " which they recover soon"
    ),
    Severity.CONSIDERABLE: (
        "severe harm of one patient with recovery soon; lasting minor harm of several"
    ),
    Severity.SIGNIFICANT: (
        "lasting minor harm of one patient; minor harm of several with recovery soon"
    ),
    Severity.MINOR: "minor harm of one patient with recovery soon, or inconvenience",
}
"""What each severity means."""

FREQUENCY: Final = {
    Likelihood.VERY_HIGH: "certain or almost certain",
    Likelihood.HIGH: "not certain, expected in most cases",
    Likelihood.MEDIUM: "possible",
    Likelihood.LOW: "could happen, and mostly will not",
    Likelihood.VERY_LOW: "negligible or nearly so",
}
"""What each likelihood means."""
