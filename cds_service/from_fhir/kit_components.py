"""Takes the KIT results out of a panel: each named component is a result."""

from collections.abc import Iterator
from typing import Final

from cds_service.from_fhir.genetic_kinds import TARGETS, VARIANT, kinds_of
from cds_service.from_fhir.wire.result import Observation

_D816V: Final = "kit-d816v"


def components(
    observation: Observation, kinds: frozenset[str]
) -> Iterator[Observation]:
    """Yield each component that is a test for KIT as an Observation of its own.

    The components of a discrete variant describe it and are no results; those
    of a test for D816V itself answer the same question in other units.
    """
    if VARIANT in kinds or _D816V in kinds:
        return
    for part in observation.component or ():
        alone = Observation(
            status=observation.status,
            code=part.code,
            value_quantity=part.value_quantity,
            value_string=part.value_string,
            value_codeable_concept=part.value_codeable_concept,
            data_absent_reason=part.data_absent_reason,
            interpretation=part.interpretation,
            effective_date_time=observation.effective_date_time,
            effective_period=observation.effective_period,
            effective_instant=observation.effective_instant,
            issued=observation.issued,
            note=observation.note,
            body_site=observation.body_site,
            method=observation.method,
            specimen=observation.specimen,
            contained=observation.contained,
        )
        if kinds_of(alone) & TARGETS.keys():
            yield alone
