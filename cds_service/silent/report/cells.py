"""Numbers of patients so small that they could tell who is meant."""

from collections.abc import Sequence
from typing import Any, Final

FEWEST: Final = 11
"""Fewer are not shown: the cell size policy of the US Centers for Medicare and
Medicaid Services (no cell of 1 to 10 patients, nor what it could be computed from).
"""


def few(patients: int) -> bool:
    """Tell whether these are too few; none is not a small number."""
    return 0 < patients < FEWEST


def may_show(patients: int, *wholes: int) -> bool:
    """Tell whether what was computed from so many patients may be shown.

    `wholes` are shown numbers of patients among whom they are: all of them but a
    few would tell the few.
    """
    return not few(patients) and not any(few(whole - patients) for whole in wholes)


def shown(patients: int, *wholes: int) -> str:
    """Return a number of patients as it may be shown."""
    if few(patients):
        return f"< {FEWEST}"
    told = [whole for whole in wholes if few(whole - patients)]
    return f"> {min(told) - FEWEST}" if told else str(patients)


def rate(times: int, of: int, per: int, patients: int, *wholes: int) -> float | None:
    """Return a rate; None where it would tell a number that is too small."""
    if not of or not may_show(patients, *wholes):
        return None
    return round(times * per / of, 1)


def hidden(parts: Sequence[int]) -> frozenset[int]:
    """Return the places of parts of a shown whole that may not be shown.

    These are the small ones, and as many of the next larger as it takes that the
    whole minus the shown parts tells none of them.
    """
    places = {at for at, patients in enumerate(parts) if few(patients)}
    larger = sorted((n, at) for at, n in enumerate(parts) if n >= FEWEST)
    for _, at in larger:
        hide = places and (len(places) == 1 or few(sum(parts[each] for each in places)))
        places |= {at} if hide else set()
    return frozenset(places)


def totals(counted: dict[str, Any]) -> dict[str, Any]:
    """Return the totals of a run as they may be told."""
    everybody = counted["patients"]
    kept = may_show(everybody)
    cards = kept and may_show(counted["patients_with_cards"])
    told = {name: value if kept else None for name, value in counted.items()}
    with_cards = shown(counted["patients_with_cards"], everybody)
    as_text = {"patients": shown(everybody), "patients_with_cards": with_cards}
    told |= {name: _number(text) for name, text in as_text.items()}
    problems = may_show(counted["problem_patients"], everybody)
    told["problems"] = counted["problems"] if problems else None
    told["cards"] = counted["cards"] if cards else None
    del told["problem_patients"]
    return told


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text
