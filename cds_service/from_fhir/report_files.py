"""A genetic report that came as a file, which is not read.

Without words nobody here can tell what it says; that it may say something must
be told, or its silence would pass for an empty record. That holds for a report
on KIT or the fusion, and for a molecular or marrow report in general: KIT is
often one line in it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from cds_service.clinical.record import Topic, Unread
from cds_service.from_fhir.concepts import in_list, texts, words
from cds_service.from_fhir.genetic_kinds import FUSION, TARGETS, kinds_of
from cds_service.from_fhir.observed import observed
from cds_service.from_fhir.report_contained import contained_results
from cds_service.from_fhir.wire.report import DiagnosticReport
from cds_service.from_fhir.wire.result import Observation
from cds_service.patterns import uncompiled

WHY: Final = "it was sent as a file or as formatted text, which is not read"
NOT_SENT: Final = "it names results that were not sent with it"
_NARRATIVE: Final = "genetic-narrative"
_GENERAL: Final = uncompiled(
    r"\bmolecular|\bgenetic|\bgenom|\bmutation|\bngs\b|\bsequencing|\bmyeloid"
    r"|\bbone[- ]?marrow|\bh(?:a?ema)to-?patholog|\bmolekular|\bgenetisch|\bknochenmark"
    r"|\bmol[e\u00e9]culaire|\bg[e\u00e9]n[e\u00e9]tique|\bmoelle|\bgen[e\u00e9]tic[oa]",
    re.IGNORECASE,
)
_ELSEWHERE: Final = uncompiled(
    r"\bcyto-?gen|\bgerm-?line|\bprenatal|\bcarrier|\bpharmaco|\bmicrobio|\bvir(?:us|al)"
    r"|\bsars|\bhiv\b|\bhpv\b|\bculture|\bmri\b|\bimaging|\bradiolog|\bnewborn",
    re.IGNORECASE,
)


def unread_file(
    report: DiagnosticReport,
    reference: str,
    as_of: date,
    has_sent: Callable[[str], bool] = lambda _: True,
) -> Iterator[Unread]:
    """Yield what a report may say of KIT or the fusion where nobody here can read it.

    That is a file, a narrative, or a result that it names and that was not sent.
    """
    inside = {f"#{each.id}" for each in contained_results(report)}
    lost = [
        item
        for item in in_list(report.result)
        if item.reference not in inside and not has_sent(item.reference or "")
    ]
    if not lost and (report.result or not (report.presented_form or report.text)):
        # With results of its own, the file only shows them again.
        return
    why = NOT_SENT if lost else WHY
    everything = len(lost) == len(in_list(report.result))
    named = Observation(
        code=report.code,
        effective_date_time=report.effective_date_time,
        effective_period=report.effective_period,
        issued=report.issued,
    )
    kinds = kinds_of(named)
    taken = observed(named, reference, as_of).taken
    if kinds & TARGETS.keys() or (everything and _in_general(report, kinds)):
        yield Unread(reference, Topic.KIT, why, words(report.code), taken)
    if FUSION in kinds:
        yield Unread(reference, Topic.FUSION, why, words(report.code), taken)


def _in_general(report: DiagnosticReport, kinds: frozenset[str]) -> bool:
    """Tell whether KIT may be one line of it: a molecular or a marrow report.

    The formatted text of such a report is mostly made from its other fields.
    """
    if not report.presented_form and not report.result:
        return False
    names = "; ".join(texts(report.code))
    if _ELSEWHERE.search(names):
        return False
    return _NARRATIVE in kinds or bool(_GENERAL.search(names))
