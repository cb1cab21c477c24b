"""What was missing to judge organ damage is named in words a person knows."""

import pytest
from organ_charts import seen

from cds_service.clinical.organ_damage_advice import organ_damage_gaps
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Record.LABS, "laboratory results"),
        (Record.CONDITIONS, "problem list entries"),
        (Record.PROCEDURES, "transfusions"),
        (Record.MEDICATION_ORDERS, "medication records"),
    ],
)
def test_each_record_has_its_name(record: Record, name: str) -> None:
    """Said once, with why it is not there."""
    chart = replace(seen(), gaps=(Gap(record, "were not sent"),))

    (told,) = organ_damage_gaps(chart)

    assert told.startswith(name)
    assert "not sent" in told


def test_what_it_does_not_look_at_is_not_missing() -> None:
    """Allergies say nothing about organs."""
    chart = replace(seen(), gaps=(Gap(Record.ALLERGIES, "were not sent"),))

    assert organ_damage_gaps(chart) == ()
