"""Is there bone disease, and what shows it: by code or by T-score, never by guess.

Osteoporosis alone says nothing of how aggressive the mastocytosis is.
"""

from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.counts import newest_standing
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.made_often import made_often
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record

_BY_WHO: Final = HouseChoice("the usual definition by DXA in adults from 50 on")
OSTEOPOROTIC: Final = Threshold("T-score of osteoporosis", Decimal("-2.5"), "", _BY_WHO)
OSTEOPENIC: Final = Threshold("T-score of osteopenia", Decimal("-1.0"), "", _BY_WHO)
T_SCORE_AGE: Final = Threshold(
    "age from which a T-score is judged by itself",
    Decimal(50),
    "a",
    HouseChoice("below it, and before the menopause, the Z-score is meant"),
)
JUDGED: Final = (
    Analyte.T_SCORE_SPINE,
    Analyte.T_SCORE_FEMUR,
    Analyte.T_SCORE_HIP,
    Analyte.T_SCORE_FOREARM,
)
"""Where a T-score makes the diagnosis; at the heel it only shows a measurement."""
BONE_NEEDS: Final = frozenset(
    {Record.PATIENT, Record.CONDITIONS, Record.LABS, EventKind.BONE_DENSITY_SCAN}
    | {*JUDGED}
)
"""What `bone_disease` looks at."""


@made_often
class BoneDisease:
    """What shows bone disease, the gravest first.

    `fractures` are without adequate trauma, present or past. `unclear` is what
    may be bone disease: a low T-score under 50, a diagnosis not confirmed.
    `normal` are the T-scores of spine, femur and hip that are not low.
    Absent needs a normal T-score and a problem list read in full.
    """

    osteoporosis: tuple[Problem | Lab, ...]
    osteopenia: tuple[Problem | Lab, ...]
    fractures: tuple[Problem, ...]
    unclear: tuple[Problem | Lab, ...]
    normal: tuple[Lab, ...]
    state: Presence

    @property
    def shown_by(self) -> tuple[Problem | Lab, ...]:
        """Everything that shows it, each once."""
        facts = (*self.fractures, *self.osteoporosis, *self.osteopenia)
        return tuple(dict.fromkeys(facts))


@fact
def bone_disease(chart: Chart) -> BoneDisease:
    """Tell whether there is osteoporosis, osteopenia or a fragility fracture."""
    scores = newest_t_scores(chart)
    judged = t_scores_count(chart)
    porous = tuple(lab for lab in scores if _porous(lab))
    thin = tuple(lab for lab in scores if _thin(lab) and lab not in porous)
    normal = tuple(lab for lab in scores if not _thin(lab) and _is_normal(lab))
    doubtful = tuple(item for item in _bone_problems(chart) if not item.confirmed)
    fractures = _of(chart, Ailment.FRAGILITY_FRACTURE)
    osteoporosis = (
        *_current(chart, Ailment.OSTEOPOROSIS),
        *(porous if judged else ()),
    )
    osteopenia = (*_current(chart, Ailment.OSTEOPENIA), *(thin if judged else ()))
    unclear = (*doubtful, *(() if judged else (*porous, *thin)))
    shown = bool(osteoporosis or osteopenia or fractures)
    state = _state(chart, shown=shown, unclear=bool(unclear), normal=bool(normal))
    return BoneDisease(osteoporosis, osteopenia, fractures, unclear, normal, state)


@fact
def newest_t_scores(chart: Chart) -> tuple[Lab, ...]:
    """Return the newest T-score of each site that makes a diagnosis, lowest first."""
    found = [
        newest_settled(chart, site) or newest_standing(standing(chart, site))
        for site in JUDGED
    ]
    labs = [each.lab for each in found if each is not None]
    return tuple(sorted(labs, key=_lowest))


@fact
def t_scores_count(chart: Chart) -> bool:
    """Tell whether a T-score may be judged: from 50 on, or known to be menopausal."""
    young = chart.patient.younger_than(int(T_SCORE_AGE.value), chart.as_of)
    return young is False or any(
        Disease.NOT_OF_CHILDBEARING_POTENTIAL in item.coded
        and item.verification is Verification.CONFIRMED
        for item in chart.diagnoses
    )


def _state(chart: Chart, *, shown: bool, unclear: bool, normal: bool) -> Presence:
    if shown:
        return Presence.PRESENT
    hidden = chart.lacks(Record.CONDITIONS, Record.LABS) or chart.unread_about(*JUDGED)
    return Presence.ABSENT if normal and not (unclear or hidden) else Presence.UNKNOWN


def _porous(lab: Lab) -> bool:
    return lab.value.at_most(OSTEOPOROTIC.value) is True


def _thin(lab: Lab) -> bool:
    return lab.value.at_most(OSTEOPENIC.value) is True


def _is_normal(lab: Lab) -> bool:
    settles = lab.settles and lab.analyte is not Analyte.T_SCORE_FOREARM
    return settles and lab.value.above(OSTEOPENIC.value) is True


def _bone_problems(chart: Chart) -> tuple[Problem, ...]:
    return tuple(item for item in chart.problems if item.means & _BONE)


_BONE: Final = frozenset(
    {Ailment.OSTEOPOROSIS, Ailment.OSTEOPENIA, Ailment.FRAGILITY_FRACTURE}
)


def _of(chart: Chart, ailment: Ailment) -> tuple[Problem, ...]:
    """Return the confirmed ones, past ones too."""
    return tuple(
        item for item in chart.problems if ailment in item.means and item.confirmed
    )


def _current(chart: Chart, ailment: Ailment) -> tuple[Problem, ...]:
    return tuple(item for item in _of(chart, ailment) if item.current)


def _lowest(lab: Lab) -> tuple[Decimal, str]:
    ends = (lab.value.high, lab.value.low)
    known = [end for end in ends if end is not None]
    return (min(known, default=Decimal(0)), lab.reference)
