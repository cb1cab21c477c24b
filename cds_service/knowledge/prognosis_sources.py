"""The prognostic scores, with the numbers that their articles give."""

from decimal import Decimal
from typing import Final

from cds_service.clinical.basis import Cited, Threshold
from cds_service.clinical.prognosis import (
    IPSM_AGE,
    IPSM_HEMOGLOBIN,
    IPSM_LEUKOCYTES,
    IPSM_PLATELETS,
    IPSM_TRYPTASE,
    MARS_HEMOGLOBIN,
    MARS_OLDER_THAN,
    MARS_PLATELETS,
)
from cds_service.knowledge.literature import IPSM_2019, MARS_2019

MARS_PLACE: Final = Cited(MARS_2019, "variables and weights")
IPSM_PLACE: Final = Cited(IPSM_2019, "variables for advanced disease")
_COUNT: Final = "10*9/L"
PROGNOSIS_LIMITS: Final = (
    Threshold("MARS: older than", Decimal(MARS_OLDER_THAN), "a", MARS_PLACE),
    Threshold("MARS: haemoglobin below", MARS_HEMOGLOBIN, "g/dL", MARS_PLACE),
    Threshold("MARS: platelets below", MARS_PLATELETS, _COUNT, MARS_PLACE),
    Threshold("IPSM: age from", Decimal(IPSM_AGE), "a", IPSM_PLACE),
    Threshold("IPSM: tryptase from", IPSM_TRYPTASE, "ng/mL", IPSM_PLACE),
    Threshold("IPSM: WBC from", IPSM_LEUKOCYTES, _COUNT, IPSM_PLACE),
    Threshold("IPSM: haemoglobin at most", IPSM_HEMOGLOBIN, "g/dL", IPSM_PLACE),
    Threshold("IPSM: platelets at most", IPSM_PLATELETS, _COUNT, IPSM_PLACE),
)
