"""The paragraphs of the cards about imatinib that are longer than a line."""

from typing import Final

AS_SENT: Final = 'As reported: "{result.quote}"'
_RESULTS: Final = (AS_SENT, "{result}", "Other tests that say so: {others}")

RESISTANCE: Final = (
    *_RESULTS,
    (
        "KIT D816V makes the kinase resistant to imatinib. The label limits imatinib"
        " to aggressive mastocytosis without D816V or with unknown KIT status."
    ),
    ("The exception is eosinophilia with FIP1L1-PDGFRA (100 mg daily to begin with)."),
    (
        "Drugs that act on D816V are midostaurin and avapritinib (which needs"
        " platelets of 50 x10^9/L or more), or a trial; none is offered here without"
        " haematology."
    ),
)

OTHER_EXON17: Final = (
    AS_SENT,
    "Variant: {result.variant}",
    *_RESULTS[1:],
    (
        "How far it resists imatinib varies between exon 17 variants; the sources"
        " reserve imatinib for disease without an exon 17 mutation."
    ),
)

OTHER_INDICATION: Final = (
    AS_SENT,
    "Imatinib has another indication on record: {indications}",
    *_RESULTS[1:],
    "It may be right for that; it is not expected to act on the mastocytosis.",
)

UNTESTED: Final = (
    "Ordered and without a result so far: {orders}",
    (
        "Taken during treatment with midostaurin or avapritinib, so no proof of"
        " absence: {treated}"
    ),
    (
        "More than 85 % of adults with systemic mastocytosis have KIT D816V, which"
        " makes it resistant to imatinib: an untested patient is most likely positive."
    ),
    (
        "An adequate assay is an allele-specific or digital PCR on bone marrow or"
        " lesional tissue with a stated limit of detection of {limit} or lower."
    ),
    (
        "Imatinib is not ruled out: the sources and the label allow it when KIT status"
        " is unknown."
    ),
    (
        "Imatinib has another indication on record, which may be what it is for:"
        " {indications}"
    ),
)

FUSION: Final = (
    "{fusion}",
    (
        "In mastocytosis with eosinophilia and FIP1L1-PDGFRA imatinib is appropriate,"
        " also where KIT D816V is not known. It is begun at {start} and raised to"
        " {high} only when the response is insufficient."
    ),
    (
        "Eosinophilic heart disease can turn into cardiogenic shock when imatinib"
        " begins: look at the heart first (echocardiogram, troponin), and consider a"
        " steroid for the first one to two weeks."
    ),
    "Imatinib is on record already: {earlier}",
    "Other tests did not find the fusion: {conflict}",
    (
        "KIT D816V is positive as well; imatinib is not expected to act on that"
        " clone: {d816v}"
    ),
    (
        "Disease with this fusion is today an entity of its own (myeloid/lymphoid"
        " neoplasm with eosinophilia), usually without KIT D816V."
    ),
)

FUSION_RENEWED: Final = tuple(line for line in FUSION if line != FUSION[2])
"""Without the look at the heart, which is for the start."""
