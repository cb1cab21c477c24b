"""The REMA score: is anaphylaxis a sign of a clonal mast cell disease?

What is not on a problem list is unknown and not absent, so the score is mostly a
range. A tryptase taken during an attack is no baseline.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.anaphylaxis import anaphylaxis_evidence, dated
from cds_service.clinical.basis import HouseChoice, Recency
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import settled
from cds_service.clinical.counts import newest_standing, safer_high
from cds_service.clinical.lab import Lab
from cds_service.clinical.patient import Sex
from cds_service.clinical.problem import Ailment, Problem
from cds_service.frozen import Frozen

LOW_TRYPTASE: Final = Decimal(15)
HIGH_TRYPTASE: Final = Decimal(25)
LIKELY_FROM: Final = 2
"""`knowledge` names the source."""
AFTER_ATTACK: Final = Recency(
    "tryptase after anaphylaxis that is no baseline",
    1,
    HouseChoice("a day after the attack tryptase has fallen to its baseline"),
)
_SKIN: Final = (Ailment.URTICARIA, Ailment.PRURITUS, Ailment.ANGIOEDEMA)


class RemaPart(StrEnum):
    """What the score asks for."""

    SEX = "sex"
    SKIN = "whether urticaria, pruritus and angio-oedema were all absent"
    SYNCOPE = "presyncope or syncope"
    TRYPTASE = "baseline tryptase"


class Rema(Frozen, kw_only=False):
    """At least and at most so many points, and why they differ."""

    least: int
    most: int
    unknown: tuple[RemaPart, ...]
    tryptase: Lab | None
    problems: tuple[Problem, ...]


@fact
def rema(chart: Chart) -> Rema:
    """Score sex, skin, syncope and baseline tryptase."""
    skin = _confirmed(chart, *_SKIN)
    syncope = _confirmed(chart, Ailment.SYNCOPE)
    tryptase = baseline_tryptase(chart)
    parts = {
        RemaPart.SEX: _of_sex(chart.patient.sex),
        RemaPart.SKIN: (-2, -2) if skin else (-2, 1),
        RemaPart.SYNCOPE: (3, 3) if syncope else (0, 3),
        RemaPart.TRYPTASE: _of_tryptase(tryptase),
    }
    return Rema(
        sum(least for least, _ in parts.values()),
        sum(most for _, most in parts.values()),
        tuple(part for part, (least, most) in parts.items() if least != most),
        tryptase,
        (*skin, *syncope),
    )


@fact
def baseline_tryptase(chart: Chart) -> Lab | None:
    """Return the newest tryptase that was not taken within a day of an attack."""
    attacks = [when for item in anaphylaxis_evidence(chart) if (when := dated(item))]
    quiet = [
        lab
        for lab in settled(chart, Analyte.TRYPTASE)
        if not any(
            0 <= when.age_in_days(lab.taken.day) <= AFTER_ATTACK.days
            for when in attacks
        )
    ]
    found = newest_standing(quiet, safer_high)
    return None if found is None else found.lab


def _confirmed(chart: Chart, *ailments: Ailment) -> tuple[Problem, ...]:
    return tuple(item for item in chart.problems_of(*ailments) if item.confirmed)


def _of_sex(sex: Sex) -> tuple[int, int]:
    match sex:
        case Sex.MALE:
            return 1, 1
        case Sex.FEMALE:
            return -1, -1
        case _:
            return -1, 1


def _of_tryptase(lab: Lab | None) -> tuple[int, int]:
    """Score tryptase; a bound ("<20") leaves a range."""
    low = None if lab is None else lab.value.below(LOW_TRYPTASE)
    high = None if lab is None else lab.value.above(HIGH_TRYPTASE)
    may_be = {-1: low is not False, 0: not (low or high), 2: high is not False}
    possible = [points for points, may in may_be.items() if may]
    return min(possible), max(possible)
