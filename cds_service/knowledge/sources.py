"""Every document a rule may cite, and when it was last read."""

from datetime import date
from typing import Final

from cds_service.clinical.basis import Source, SourceKind

_READ: Final = date(2026, 11, 22)

KNOWLEDGE_AS_OF: Final = _READ
"""The day the knowledge as a whole was last gone through; shown on every card."""

SM_TREATMENT_OVERVIEW: Final = Source(
    id="sm-treatment-overview",
    title="What is the treatment approach for systemic mastocytosis? (online article)",
    kind=SourceKind.OVERVIEW,
    published="2025-12-26",
    reviewed_on=_READ,
    caveat="Carries a banner that its content is pending human review; no guideline.",
)

SM_PATIENT_PAGE: Final = Source(
    id="sm-patient-page",
    title="What Is Systemic Mastocytosis? (patient page)",
    kind=SourceKind.PATIENT_PAGE,
    published="undated",
    reviewed_on=_READ,
    caveat="Written for patients; no guideline.",
)

MASTOCYTOSIS_REVIEW_2019: Final = Source(
    id="mastocytosis-review-2019",
    title="Mastocytosis: a review of disease and treatment (2019)",
    kind=SourceKind.LITERATURE,
    published="2019",
    reviewed_on=_READ,
    caveat="Older than avapritinib's approval and than the 2022 classifications.",
)

SM_CENTRE_PAGE: Final = Source(
    id="sm-centre-page",
    title="Systemic mastocytosis (hospital page for patients)",
    kind=SourceKind.PATIENT_PAGE,
    published="undated",
    reviewed_on=_READ,
    caveat="Written for patients; no guideline.",
)

SM_OVERVIEW_PAGE: Final = Source(
    id="sm-overview-page",
    title="Systemic mastocytosis (medical centre overview page)",
    kind=SourceKind.PATIENT_PAGE,
    published="2025-12-30",
    reviewed_on=_READ,
    caveat="Written for patients; no guideline.",
)

RYDAPT_LABEL: Final = Source(
    id="rydapt-label",
    title="RYDAPT (midostaurin) US prescribing information",
    kind=SourceKind.LABEL,
    published="2024-07-23",
    reviewed_on=_READ,
    caveat=(
        "Dose table read as reproduced in MJHID 2022;14:e2022073, Table 4. Product"
        " information differs between countries (one asks for ANC 1.5 to resume)."
    ),
)

MIDOSTAURIN_DOSE_TABLE: Final = Source(
    id="midostaurin-dose-table",
    title="Midostaurin dose modifications, MJHID 2022;14:e2022073",
    kind=SourceKind.LITERATURE,
    published="2022",
    reviewed_on=_READ,
)

GLEEVEC_LABEL: Final = Source(
    id="gleevec-label",
    title="GLEEVEC (imatinib) US prescribing information",
    kind=SourceKind.LABEL,
    published="2022",
    reviewed_on=_READ,
    caveat="Starting dose and cardiac warnings are recalled, not read in full.",
)

PARDANANI_2004: Final = Source(
    id="pardanani-2004",
    title="Pardanani et al., Blood 2004;104:3038",
    kind=SourceKind.LITERATURE,
    published="2004",
    reviewed_on=_READ,
)

KRISTENSEN_2011: Final = Source(
    id="kristensen-2011",
    title="Kristensen et al., J Mol Diagn 2011 (KIT D816V qPCR)",
    kind=SourceKind.LITERATURE,
    published="2011",
    reviewed_on=_READ,
)

GEORGE_2020: Final = Source(
    id="george-2020",
    title="George et al., Blood 2020;136(S1):7 (PIONEER, KIT D816V by ddPCR and NGS)",
    kind=SourceKind.LITERATURE,
    published="2020",
    reviewed_on=_READ,
)

ANAPHYLAXIS_PARAMETER_2023: Final = Source(
    id="anaphylaxis-parameter-2023",
    title="Anaphylaxis practice parameter 2023, Ann Allergy 2024;132:124",
    kind=SourceKind.LITERATURE,
    published="2024",
    reviewed_on=_READ,
)

ICD_10_CM: Final = Source(
    id="icd-10-cm",
    title="ICD-10-CM tabular list, April 2026",
    kind=SourceKind.TERMINOLOGY,
    published="2026-04-01",
    reviewed_on=_READ,
)
