"""Product labels that rules cite, besides those of `sources`."""

from datetime import date
from typing import Final

from cds_service.clinical.basis import Source, SourceKind

_READ: Final = date(2026, 11, 22)

AYVAKIT_LABEL: Final = Source(
    id="ayvakit-label",
    title="AYVAKIT (avapritinib) US prescribing information",
    kind=SourceKind.LABEL,
    published="2024-02",
    reviewed_on=_READ,
    caveat=(
        "Read in copies for prescribers and in a drug reference; intervals for"
        " contraception and the bands after week 8 are recalled."
    ),
)

ACETAMINOPHEN_LABEL: Final = Source(
    id="acetaminophen-label",
    title="Acetaminophen injection, US prescribing information",
    kind=SourceKind.LABEL,
    published="2025-04",
    reviewed_on=_READ,
    caveat="For the drug given into a vein; read in copies of its sections 4 and 5.",
)

BESREMI_LABEL: Final = Source(
    id="besremi-label",
    title="BESREMI (ropeginterferon alfa-2b) US prescribing information",
    kind=SourceKind.LABEL,
    published="undated",
    reviewed_on=_READ,
    caveat="5.1 read in a copy for prescribers; other interferons have other labels.",
)

RECLAST_LABEL: Final = Source(
    id="reclast-label",
    title="RECLAST (zoledronic acid) US prescribing information",
    kind=SourceKind.LABEL,
    published="2020",
    reviewed_on=_READ,
    caveat=(
        "Contraindications read in a drug reference. The 4 mg product for cancer has"
        " other rules for the kidneys."
    ),
)

FOSAMAX_LABEL: Final = Source(
    id="fosamax-label",
    title="FOSAMAX (alendronate) US prescribing information",
    kind=SourceKind.LABEL,
    published="undated",
    reviewed_on=_READ,
    caveat="Read as quoted elsewhere.",
)

OTHER_BISPHOSPHONATE_LABELS: Final = Source(
    id="other-bisphosphonate-labels",
    title="US prescribing information of risedronate and ibandronate",
    kind=SourceKind.LABEL,
    published="undated",
    reviewed_on=_READ,
    caveat="Limits recalled, not read in full.",
)

PROLIA_LABEL: Final = Source(
    id="prolia-label",
    title="PROLIA (denosumab): boxed warning and FDA safety communication, 2024-01-19",
    kind=SourceKind.LABEL,
    published="2024-01-19",
    reviewed_on=_READ,
    url=(
        "https://www.fda.gov/drugs/fda-drug-safety-podcasts/fda-adds-boxed-warning-"
        "increased-risk-severe-hypocalcemia-patients-advanced-chronic-kidney-disease"
    ),
    caveat="The safety communication and quotations of the boxed warning were read.",
)

RYDAPT_EU: Final = Source(
    id="rydapt-eu",
    title="Rydapt (midostaurin) EU product information",
    kind=SourceKind.LABEL,
    published="undated",
    reviewed_on=_READ,
    caveat="Warnings (4.4) read in copies; contraindications (4.3) recalled, not read.",
)
