"""Units of other analytes have exact factors, and wrong ones are refused."""

from decimal import Decimal

import pytest

from cds_service.clinical.analyte import Analyte
from cds_service.from_fhir.units import factors, name


@pytest.mark.parametrize(
    ("analyte", "spelling", "factor"),
    [
        (Analyte.HEMOGLOBIN, "g/dL", "1"),
        (Analyte.HEMOGLOBIN, "G/DL", "1"),
        (Analyte.HEMOGLOBIN, "gm/dl", "1"),
        (Analyte.HEMOGLOBIN, "g/L", "0.1"),
        (Analyte.HEMOGLOBIN, "G/L", "0.1"),
        (Analyte.HEMOGLOBIN, "G/l", "0.1"),
        (Analyte.HEMOGLOBIN, "g%", "1"),
        (Analyte.HEMOGLOBIN, "g/100 mL", "1"),
        (Analyte.HEMOGLOBIN, "mmol/L", "1.6114"),
        (Analyte.HEMOGLOBIN, "mmol/l", "1.6114"),
        (Analyte.HEMOGLOBIN, "mmol/L Hb", "1.6114"),
        (Analyte.HEMOGLOBIN, "mmol/l (Fe)", "1.6114"),
        (Analyte.TRYPTASE, "ng/mL", "1"),
        (Analyte.TRYPTASE, "ug/L", "1"),
        (Analyte.TRYPTASE, "µg/L", "1"),
        (Analyte.TRYPTASE, "μg/l", "1"),
        (Analyte.TRYPTASE, "mcg/L", "1"),
        (Analyte.TRYPTASE, "ng/dL", "0.01"),
        (Analyte.BODY_WEIGHT, "kg", "1"),
        (Analyte.BODY_WEIGHT, "g", "0.001"),
        (Analyte.BODY_WEIGHT, "[lb_av]", "0.45359237"),
        (Analyte.BODY_WEIGHT, "lbs", "0.45359237"),
        (Analyte.NEUTROPHIL_PERCENT, "%", "1"),
        (Analyte.NEUTROPHIL_PERCENT, "% of WBC", "1"),
        (Analyte.NEUTROPHIL_PERCENT, "/100{WBCs}", "1"),
    ],
)
def test_other_analytes_have_exact_factors(
    analyte: Analyte, spelling: str, factor: str
) -> None:
    """Each unit of each other analyte has the factor of the catalogue."""
    assert factors(analyte)[name(spelling) or ""] == Decimal(factor)


@pytest.mark.parametrize(
    ("analyte", "spelling"),
    [
        (Analyte.HEMOGLOBIN, "umol/L"),
        (Analyte.HEMOGLOBIN, "mg/dL"),
        (Analyte.HEMOGLOBIN, "g/mL"),
        (Analyte.HEMOGLOBIN, "g/l-1"),
        (Analyte.TRYPTASE, "pmol/L"),
        (Analyte.TRYPTASE, "nmol/L"),
        (Analyte.NEUTROPHIL_PERCENT, "1"),
    ],
)
def test_wrong_dimensions_are_refused(analyte: Analyte, spelling: str) -> None:
    """Units seen in real data that do not fit the analyte are not converted."""
    assert (name(spelling) or "") not in factors(analyte)


def test_an_endless_unit_is_unknown() -> None:
    """A unit of a million characters costs nothing and means nothing."""
    assert name("K/uL" * 250_000) is None
