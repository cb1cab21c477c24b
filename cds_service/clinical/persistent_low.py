"""Are blood counts low, and low to stay, for a reason of their own?

One low count may be anything. A C-finding needs two, at least 14 days apart,
none of them taken under a drug or after a transfusion that explains it; a very
low count needs no second one.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from cds_service.clinical.analyte import CANONICAL_UNIT, SPOKEN_NAME, Analyte
from cds_service.clinical.basis import Basis, Cited, HouseChoice, Recency, Threshold
from cds_service.clinical.chart import Chart, fact_of_each
from cds_service.clinical.counted import settled, standing
from cds_service.clinical.drug_windows import drug_window
from cds_service.clinical.lab import Lab
from cds_service.clinical.made_often import made_often
from cds_service.clinical.outcome import Fact
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment
from cds_service.clinical.transfusion import transfusion_before
