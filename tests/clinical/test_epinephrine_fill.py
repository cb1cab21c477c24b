"""The form is read from the name alone; the newest fill is no statement."""

from itertools import permutations

import pytest
from charts import ADULT, AS_OF, SM, Chart
from epinephrine import device

from cds_service.clinical.epinephrine_fill import (
    Form,
    form_of,
    has_no_auto_injector,
    newest_fill,
)
from cds_service.clinical.medication import MedicationKind, MedicationStatus
from cds_service.frozen import replace

NASAL = device(2, name="neffy 2 MG/0.1 ML Nasal Spray")
AUTO = device(2)
SYRINGE = device(2, name="Symjepi 0.3 MG prefilled syringe")
NAMELESS = device(2, name="epinephrine 0.3 mg")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("epinephrine 0.3 MG/0.3 ML Auto-Injector", Form.AUTO_INJECTOR),
        ("EpiPen 2-Pak", Form.AUTO_INJECTOR),
        ("Auvi-Q 0.3 mg", Form.AUTO_INJECTOR),
        ("Jext 300 Mikrogramm", Form.AUTO_INJECTOR),
        ("epinephrine autoinjector, prefilled", Form.AUTO_INJECTOR),
        ("epinephrine 2 MG/ACTUAT Nasal Spray", Form.NASAL),
        ("neffy", Form.NASAL),
        ("epinephrine 0.3 mg in prefilled syringe", Form.SYRINGE),
        ("Symjepi", Form.SYRINGE),
        ("epinephrine 0.3 mg", Form.UNKNOWN),
    ],
)
def test_the_form(name: str, form: Form) -> None:
    """What no word tells is not known."""
    assert form_of(device(2, name=name)) is form


def test_no_auto_injector() -> None:
    """Only when there are devices and every one is known to be another form."""
    assert has_no_auto_injector((NASAL,))
    assert has_no_auto_injector((NASAL, SYRINGE))
    assert not has_no_auto_injector(())
    assert not has_no_auto_injector((NASAL, AUTO))
    assert not has_no_auto_injector((NASAL, NAMELESS))


def test_the_newest_fill() -> None:
    """Counted or too old, in any order; neither said, stopped, nor undated."""
    old = device(2, "2024-06-01", kind=MedicationKind.DISPENSE)
    older = device(2, "2024-05-01")
    said = device(2, "2025-12-01", kind=MedicationKind.STATEMENT)
    planned = device(2, "2025-12-02", planned=True)
    undated = device(2, None)
    stopped = device(2, "2025-12-03", status=MedicationStatus.STOPPED)
    base = Chart(AS_OF, ADULT, diagnoses=(SM,))

    for order in permutations((old, older, said, undated)):
        items = (*order, planned, stopped)
        assert newest_fill(replace(base, medications=items)) == old
    assert newest_fill(replace(base, medications=(said,))) is None
    current = device(2, "2025-12-05")
    assert newest_fill(replace(base, medications=(old, current))) == current
