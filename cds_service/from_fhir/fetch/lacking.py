"""What a chart lacks and a FHIR server may have, as queries."""

from collections.abc import Mapping
from typing import Final

import msgspec

from cds_service.clinical.chart import Chart
from cds_service.clinical.record import Gap, Record, Topic
from cds_service.from_fhir.access import Access
from cds_service.from_fhir.fetch.asked import Asked
from cds_service.from_fhir.fetch.failure import NO_ID, NOT_COVERED, PARTLY_COVERED
from cds_service.from_fhir.fetch.query import is_id, query_of
from cds_service.from_fhir.fetch.scopes import Cover, cover
from cds_service.from_fhir.gaps import (
    NO_RESOURCE,
    NOT_SENT,
    ONLY_BESIDE,
    OTHER_KIND,
    OTHER_PATIENT,
)
from cds_service.from_fhir.request import Request
from cds_service.from_fhir.retrieval import FAILED, FIRST_PAGE

_ABSENT: Final = frozenset(
    {NOT_SENT, ONLY_BESIDE, NO_RESOURCE, OTHER_KIND, OTHER_PATIENT, FAILED}
)

_SHORTFALL: Final = {Cover.NOTHING: NOT_COVERED, Cover.SOME: PARTLY_COVERED}


def lacks_anything(chart: Chart) -> bool:
    """Tell, at next to no cost, whether there is anything to ask for."""
    unknown_drugs = chart.unread_about(Topic.UNKNOWN_DRUG)
    return bool(unknown_drugs) or any(map(_may_be_had, chart.gaps))


def lacking(
    request: Request, chart: Chart, templates: Mapping[str, str], access: Access
) -> Asked:
    """Return what to ask for; what the token does not cover is not asked for."""
    absent = [gap.record for gap in chart.gaps if gap.why in _ABSENT]
    begun = _first_pages(request, chart)
    if not is_id(request.patient_id):
        return Asked(request, access, shortfalls=dict.fromkeys(absent, NO_ID))
    queries = {
        record: query_of(templates[record.value], request.patient_id)
        for record in (*absent, *begun)
    }
    covers = {record: cover(access.scopes, queries[record]) for record in queries}
    return Asked(
        request,
        access,
        {each: queries[each] for each in absent if covers[each] is not Cover.NOTHING},
        {each: begun[each] for each in begun if covers[each] is not Cover.NOTHING},
        {
            each: _SHORTFALL[covers[each]]
            for each in absent
            if covers[each] in _SHORTFALL
        },
    )


def _first_pages(request: Request, chart: Chart) -> dict[Record, msgspec.Raw]:
    """Return the first pages that were sent, to be followed from there."""
    sent = dict(zip(request.prefetch, request.prefetch.sent, strict=True))
    return {
        gap.record: sent[gap.record.value]
        for gap in chart.gaps
        if gap.why == FIRST_PAGE and gap.record.value in sent
    }


def _may_be_had(gap: Gap) -> bool:
    return gap.why in _ABSENT or gap.why == FIRST_PAGE
