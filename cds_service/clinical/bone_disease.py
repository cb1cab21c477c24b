"""Is there bone disease, and what shows it: by code or by T-score, never by guess.

Osteoporosis alone says nothing of how aggressive the mastocytosis is.
"""

from decimal import Decimal
from typing import Final, TypeAlias

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.basis import HouseChoice, Threshold
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.counted import newest_settled, standing
from cds_service.clinical.counts import newest_standing
from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.event import EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record
from cds_service.frozen import Frozen, replace

_BY_WHO: Final = HouseChoice("definition by WHO, for adults from 50 on")
OSTEOPOROTIC: Final = Threshold("T-score of osteoporosis", Decimal("-2.5"), "", _BY_WHO)
OSTEOPENIC: Final = Threshold("T-score of osteopenia", Decimal("-1.0"), "", _BY_WHO)
T_SCORE_AGE: Final = Threshold(
    "age from which a T-score is judged by itself",
    Decimal(50),
    "a",
    HouseChoice("positions of the ISCD: before it, and the menopause, Z-scores count"),
)
LOW_FOR_AGE: Final = Threshold(
    "Z-score below the range expected for age",
    Decimal("-2.0"),
    "",
    HouseChoice("positions of the ISCD; used where a T-score is not judged"),
)
JUDGED: Final = (
    Analyte.T_SCORE_SPINE,
    Analyte.T_SCORE_FEMUR,
    Analyte.T_SCORE_HIP,
    Analyte.T_SCORE_FOREARM,
)
"""Where a T-score makes the diagnosis; at the heel it only shows a measurement."""
BONE_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = frozenset(
    {
        Record.PATIENT,
        Record.CONDITIONS,
        Record.LABS,
        EventKind.BONE_DENSITY_SCAN,
        Analyte.Z_SCORE,
        *JUDGED,
    }
)
"""What `bone_disease` looks at."""


Shown: TypeAlias = tuple[Problem | Lab, ...]
"""What shows it: diagnoses and T-scores."""


class BoneDisease(Frozen, kw_only=False):
    """What shows bone disease, the gravest first.

    A Z-score that is low for the age stands among `osteopenia` where a T-score
    is not judged. `fractures` are without adequate trauma, present or past.
    `unclear` is what may be bone disease: a low T-score under 50, a diagnosis
    not confirmed. `normal` are the T-scores that are not low, the forearm's
    apart. Absent needs one of them and a problem list read in full.
    """

    osteoporosis: Shown
    osteopenia: Shown
    fractures: tuple[Problem, ...]
    unclear: Shown
    normal: tuple[Lab, ...]
    state: Presence

    @property
    def shown_by(self) -> Shown:
        """Everything that shows it, each once."""
        facts = (*self.fractures, *self.osteoporosis, *self.osteopenia)
        return tuple(dict.fromkeys(facts))


@fact
def bone_disease(chart: Chart) -> BoneDisease:
    """Tell whether there is osteoporosis, osteopenia or a fragility fracture."""
    scores, judged = newest_t_scores(chart), t_scores_count(chart)
    porous = tuple(lab for lab in scores if _at_most(lab, OSTEOPOROTIC))
    thin = tuple(
        lab for lab in scores if _at_most(lab, OSTEOPENIC) and lab not in porous
    )
    if not judged:
        unclear, porous, thin = (*porous, *thin), (), _low_for_age(chart)
    else:
        unclear = ()
    found = BoneDisease(
        (*_current(chart, Ailment.OSTEOPOROSIS), *porous),
        (*_current(chart, Ailment.OSTEOPENIA), *thin),
        _of(chart, Ailment.FRAGILITY_FRACTURE),
        (*_doubtful(chart), *unclear),
        tuple(lab for lab in scores if _is_normal(lab)),
        Presence.UNKNOWN,
    )
    return replace(found, state=_state(chart, found))


@fact
def newest_t_scores(chart: Chart) -> tuple[Lab, ...]:
    """Return the newest T-score of each site that makes a diagnosis, lowest first."""
    found = [
        newest_settled(chart, site) or newest_standing(standing(chart, site))
        for site in JUDGED
    ]
    labs = [each.lab for each in found if each is not None]
    return tuple(sorted(labs, key=_lowest))


def _low_for_age(chart: Chart) -> tuple[Lab, ...]:
    newest = newest_settled(chart, Analyte.Z_SCORE)
    low = newest is not None and _at_most(newest.lab, LOW_FOR_AGE)
    return (newest.lab,) if newest and low else ()


@fact
def t_scores_count(chart: Chart) -> bool:
    """Tell whether a T-score may be judged: from 50 on, or known to be menopausal."""
    young = chart.patient.younger_than(int(T_SCORE_AGE.value), chart.as_of)
    return young is False or any(
        Disease.NOT_OF_CHILDBEARING_POTENTIAL in item.coded
        and item.verification is Verification.CONFIRMED
        for item in chart.diagnoses
    )


def _state(chart: Chart, found: BoneDisease) -> Presence:
    if found.shown_by:
        return Presence.PRESENT
    hidden = chart.lacks(Record.CONDITIONS, Record.LABS) or chart.unread_about(*JUDGED)
    known = found.normal and not found.unclear and not hidden
    return Presence.ABSENT if known else Presence.UNKNOWN


def _at_most(lab: Lab, limit: Threshold) -> bool:
    return lab.value.at_most(limit.value) is True


def _is_normal(lab: Lab) -> bool:
    settles = lab.settles and lab.analyte is not Analyte.T_SCORE_FOREARM
    return settles and lab.value.above(OSTEOPENIC.value) is True


def _doubtful(chart: Chart) -> tuple[Problem, ...]:
    """Return what is on the problem list and not confirmed."""
    return tuple(item for item in chart.problems_of(*_BONE) if not item.confirmed)


_BONE: Final = (Ailment.FRAGILITY_FRACTURE, Ailment.OSTEOPOROSIS, Ailment.OSTEOPENIA)


def _of(chart: Chart, ailment: Ailment) -> tuple[Problem, ...]:
    """Return the confirmed ones, past ones too."""
    return tuple(item for item in chart.problems_of(ailment) if item.confirmed)


def _current(chart: Chart, ailment: Ailment) -> tuple[Problem, ...]:
    return tuple(item for item in _of(chart, ailment) if item.current)


def _lowest(lab: Lab) -> tuple[Decimal, str]:
    ends = (lab.value.high, lab.value.low)
    known = [end for end in ends if end is not None]
    return (min(known, default=Decimal(0)), lab.reference)
