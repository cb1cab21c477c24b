"""Do liver, spleen, gut or bone show C-findings? By code and by laboratory limits."""

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CFinding, CKind, present
from cds_service.clinical.c_finding_counts import cytopenia
from cds_service.clinical.chart import Chart
from cds_service.clinical.criteria import ALL, Definition, any_of
from cds_service.clinical.organs import (
    established,
    liver_tests,
    low_albumin,
    weight_loss,
)
from cds_service.clinical.outcome import Fact
from cds_service.clinical.persistent_low import persistent_low
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Record


def liver(chart: Chart) -> CFinding:
    """Judge the liver: enlarged or congested, and failing."""
    large = established(chart, Ailment.HEPATOMEGALY)
    pressed = established(chart, Ailment.ASCITES, Ailment.PORTAL_HYPERTENSION)
    tests, albumin = liver_tests(chart), low_albumin(chart)
    failing = any_of(tests.presence, albumin.presence, _coded(chart, pressed))
    raised = tests.used if tests.presence is not Presence.ABSENT else ()
    low = albumin.used if albumin.presence is Presence.PRESENT else ()
    used: tuple[Fact, ...] = (*large, *pressed, *raised, *low)
    damaged = large and failing is Presence.PRESENT
    if damaged or (pressed and tests.presence is Presence.PRESENT):
        causes = established(chart, Ailment.LIVER_DISEASE)
        return present(CKind.LIVER, used, causes=causes)
    if failing is Presence.ABSENT:
        return CFinding(CKind.LIVER, Presence.ABSENT, (*tests.used, *albumin.used))
    return CFinding(CKind.LIVER, Presence.UNKNOWN, used)


def spleen(chart: Chart) -> CFinding:
    """Judge the spleen: enlarged, and counts low."""
    counts = cytopenia(chart)
    large = established(chart, Ailment.SPLENOMEGALY)
    overactive = established(chart, Ailment.HYPERSPLENISM)
    if overactive or (large and counts.presence is Presence.PRESENT):
        low: tuple[Fact, ...] = (
            counts.used if counts.presence is Presence.PRESENT else ()
        )
        causes = established(chart, Ailment.LIVER_DISEASE, Ailment.PORTAL_HYPERTENSION)
        used: tuple[Fact, ...] = (*large, *overactive, *low)
        return present(
            CKind.SPLEEN, used, definitions=_counting_spleen(chart), causes=causes
        )
    if counts.presence is Presence.ABSENT and not chart.lacks(Record.CONDITIONS):
        return CFinding(CKind.SPLEEN, Presence.ABSENT, counts.used)
    return CFinding(CKind.SPLEEN, Presence.UNKNOWN, large)


def _counting_spleen(chart: Chart) -> tuple[Definition, ...]:
    """ICC 2022 asks for low platelets; for the others any low count will do."""
    platelets = persistent_low(chart, Analyte.PLATELETS).presence
    if platelets is Presence.PRESENT:
        return ALL
    return (Definition.WHO_2016, Definition.WHO_2022)


def gut(chart: Chart) -> CFinding:
    """Judge the gut: malabsorption or weight loss, and albumin low."""
    coded = established(chart, Ailment.MALABSORPTION)
    loss, albumin = weight_loss(chart), low_albumin(chart)
    lost = loss.used if loss.presence is Presence.PRESENT else ()
    wasting = bool(coded or lost)
    if wasting and albumin.presence is Presence.PRESENT:
        return present(CKind.GUT, (*coded, *lost, *albumin.used))
    told = coded or established(chart, Ailment.WEIGHT_LOSS, Ailment.HYPOPROTEINEMIA)
    ruled_out = albumin.presence is loss.presence is Presence.ABSENT
    if ruled_out and not told and not chart.lacks(Record.CONDITIONS):
        return CFinding(CKind.GUT, Presence.ABSENT, (*albumin.used, *loss.used))
    return CFinding(CKind.GUT, Presence.UNKNOWN, (*told, *lost))


def bone(chart: Chart) -> CFinding:
    """Judge by code; osteoporosis with a fracture counts in WHO 2016 alone."""
    holes = established(chart, Ailment.OSTEOLYSIS)
    broken = chart.problems_of(Ailment.FRAGILITY_FRACTURE)
    thin = established(chart, Ailment.OSTEOPOROSIS)
    fractures = tuple(item for item in broken if item.confirmed)
    if holes and fractures:
        return present(CKind.BONE, (*holes, *fractures))
    if holes or (thin and fractures):
        used = (*holes, *thin, *fractures)
        return present(CKind.BONE, used, definitions=(Definition.WHO_2016,))
    return CFinding(CKind.BONE, Presence.UNKNOWN, thin)


def _coded(chart: Chart, found: tuple[Problem, ...]) -> Presence:
    """Say what a code tells; no code on a list read in full is as good as a no here.

    Only beside normal tests: an ascites that nobody coded goes with abnormal ones.
    """
    if found:
        return Presence.PRESENT
    gaps = chart.lacks(Record.CONDITIONS)
    return Presence.UNKNOWN if gaps else Presence.ABSENT
