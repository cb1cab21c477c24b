"""The words of cards about platelets on avapritinib."""

from typing import Final

_INTERRUPT: Final = (
    "In advanced disease the label interrupts below {limit} until the count is {limit}"
    " or more, and resumes one dose lower (200, 100, 50, 25 mg once daily). Where it"
    " does not recover, platelets are supported."
)
INDOLENT: Final = (
    "In indolent disease the label has no table; it does not recommend avapritinib"
    " below {limit}. Subtype on record: {indolent}."
)
LOW: Final = (
    _INTERRUPT,
    INDOLENT,
    "Other counts: {others}.",
    "Transfused within a week before this count: {transfusion}.",
)
LOW_OUTSIDE: Final = (INDOLENT, *LOW[:1], *LOW[2:])
AGAIN: Final = (
    "Ordered now: {ordered}.",
    "Last count: {latest}.",
    "Taken then: {before}.",
    "Reason of the interruption as written: {reason}.",
    (
        "In advanced disease the label resumes one dose lower (200, 100, 50, 25 mg once"
        " daily) after platelets below 50, and discontinues avapritinib where 25 mg is"
        " not tolerated."
    ),
)
NOT_USABLE: Final = (
    "A count that could not be used is as good as none, and may have been low:"
    " {unusable}."
)
WHEN_DUE: Final = (
    "The label asks for platelets every 2 weeks in the first 8 weeks; later every 2"
    " weeks below 75, every 4 weeks from 75 to 100, and as indicated above (the later"
    " bands are recalled)."
)
DAY: Final = "Day {day_of_treatment} since the first record of avapritinib."
