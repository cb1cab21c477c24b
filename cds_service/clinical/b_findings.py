"""B-findings: evidence of a high burden of mast cells, by three classifications.

WHO 2016, WHO 2022 and ICC 2022 count them differently; each has its own verdict
and they are never averaged. A B-finding is no reason for any treatment.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_findings import C_FINDING_NEEDS, CKind, c_findings
from cds_service.clinical.chart import Chart, fact
from cds_service.clinical.criteria import Definition, all_of, any_of, presence_of
from cds_service.clinical.event import EventKind
from cds_service.clinical.kit import KIT_RECORDS, KitStatus, kit_state
from cds_service.clinical.lab import CountedIn, Lab
from cds_service.clinical.mast_cells import newest_mast_cells
from cds_service.clinical.organs import established
from cds_service.clinical.outcome import Fact
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record
from cds_service.clinical.tryptase import newest_tryptase
from cds_service.clinical.variant import KitFinding, KitResult, Specimen
from cds_service.clinical.versions import in_force
from cds_service.frozen import Frozen

B_FINDING_NEEDS: Final[frozenset[Record | Analyte | EventKind]] = C_FINDING_NEEDS | {
    Analyte.TRYPTASE,
    Analyte.MAST_CELL_PERCENT,
    *KIT_RECORDS,
}
"""What `b_findings` looks at."""
INFILTRATION: Final = Decimal(30)
HIGH_TRYPTASE: Final = Decimal(200)
HIGH_FRACTION: Final = Decimal("0.10")
"""`knowledge` names the source; whether the limit itself counts differs."""


class BKind(StrEnum):
    """What is counted."""

    BURDEN = "burden of mast cells"
    MYELOID = "signs of a myeloid disorder"
    ORGANS = "enlarged organs that work"


class BFinding(Frozen, kw_only=False):
    """One kind, with a verdict by each classification."""

    kind: BKind
    who_2016: Presence
    who_2022: Presence
    icc_2022: Presence
    used: tuple[Fact, ...] = ()

    def verdict(self, definition: Definition) -> Presence:
        """Return what one classification says."""
        match definition:
            case Definition.WHO_2016:
                return self.who_2016
            case Definition.WHO_2022:
                return self.who_2022
            case Definition.ICC_2022:
                return self.icc_2022

    @property
    def counted_by(self) -> tuple[Definition, ...]:
        """The classifications for which there is evidence."""
        return tuple(
            each for each in Definition if self.verdict(each) is Presence.PRESENT
        )


@fact
def b_findings(chart: Chart) -> tuple[BFinding, ...]:
    """Judge all three kinds, in a fixed order.

    Signs of a myeloid disorder stand in the marrow report, which is not read.
    """
    unknown = Presence.UNKNOWN
    return (
        _burden(chart),
        BFinding(BKind.MYELOID, unknown, unknown, unknown),
        _organs(chart),
    )


def b_count(chart: Chart, definition: Definition) -> int:
    """Return for how many kinds there is evidence by one classification."""
    found = b_findings(chart)
    return sum(item.verdict(definition) is Presence.PRESENT for item in found)


def _burden(chart: Chart) -> BFinding:
    biopsy = newest_mast_cells(chart, CountedIn.BIOPSY)
    tryptase = newest_tryptase(chart)
    above = all_of(
        _above(biopsy, INFILTRATION),
        _above(tryptase, HIGH_TRYPTASE),
    )
    fraction, results = _fraction(chart)
    adjusted = _at_least(tryptase, HIGH_TRYPTASE)
    if established(chart, Ailment.HEREDITARY_ALPHA_TRYPTASEMIA):
        adjusted = Presence.UNKNOWN if adjusted is Presence.PRESENT else adjusted
    either = any_of(_at_least(biopsy, INFILTRATION), adjusted, fraction)
    used = tuple(lab for lab in (biopsy, tryptase) if lab is not None)
    return BFinding(BKind.BURDEN, above, either, above, (*used, *results))


def _fraction(chart: Chart) -> tuple[Presence, tuple[KitResult, ...]]:
    """Judge the newest share of mutated KIT in marrow or blood."""
    for item in in_force(chart.kit):
        share = item.allele_fraction
        if (
            item.finding is KitFinding.D816V_PRESENT
            and item.specimen in {Specimen.MARROW, Specimen.BLOOD}
            and share is not None
        ):
            return presence_of(share >= HIGH_FRACTION), (item,)
    negative = kit_state(chart).status is KitStatus.NEGATIVE_ADEQUATE
    return (Presence.ABSENT if negative else Presence.UNKNOWN), ()


def _organs(chart: Chart) -> BFinding:
    """Judge coded organs; whether one was palpable (WHO 2016) no code says."""
    liver = established(chart, Ailment.HEPATOMEGALY)
    spleen = established(chart, Ailment.SPLENOMEGALY)
    working = any_of(
        _large_and_works(chart, liver, CKind.LIVER),
        _large_and_works(chart, spleen, CKind.SPLEEN),
    )
    found = working if working is Presence.PRESENT else Presence.UNKNOWN
    used = (*liver, *spleen)
    return BFinding(BKind.ORGANS, Presence.UNKNOWN, found, found, used)


def _large_and_works(chart: Chart, large: tuple[Problem, ...], kind: CKind) -> Presence:
    if not large:
        return Presence.UNKNOWN
    damage = next(item for item in c_findings(chart) if item.kind is kind).presence
    return Presence.PRESENT if damage is Presence.ABSENT else Presence.UNKNOWN


def _above(lab: Lab | None, limit: Decimal) -> Presence:
    return presence_of(lab.value.above(limit)) if lab else Presence.UNKNOWN


def _at_least(lab: Lab | None, limit: Decimal) -> Presence:
    return presence_of(lab.value.at_least(limit)) if lab else Presence.UNKNOWN
