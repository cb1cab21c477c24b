"""Articles that rules cite, besides those of `sources`."""

from datetime import date
from typing import Final

from cds_service.clinical.basis import Source, SourceKind

_READ: Final = date(2026, 11, 22)

CLASSIFICATIONS_2022: Final = Source(
    id="classifications-2022",
    title="WHO 2022 and ICC 2022 criteria side by side (PMC10133845, Table 5)",
    kind=SourceKind.LITERATURE,
    published="2023",
    reviewed_on=_READ,
)

ANAESTHESIA_REVIEW_2018: Final = Source(
    id="anaesthesia-review-2018",
    title="Mastocytosis and anaesthesia, Case Rep Anesthesiol 2018:8920921",
    kind=SourceKind.LITERATURE,
    published="2018",
    reviewed_on=_READ,
    caveat="A case report with a table of drugs; the evidence is anecdotal.",
)

TRYPTASE_RULE_2019: Final = Source(
    id="tryptase-rule-2019",
    title="Mast cell activation, 20 % + 2 rule, Int Arch Allergy Immunol 2019;180:44",
    kind=SourceKind.LITERATURE,
    published="2019",
    reviewed_on=_READ,
    caveat="Seen in search results, not read in full.",
)

BONE_IN_SM: Final = Source(
    id="bone-in-sm",
    title="Bone density by subtype of systemic mastocytosis (PMC7085471)",
    kind=SourceKind.LITERATURE,
    published="2020",
    reviewed_on=_READ,
    caveat="Figures seen in search results, not read in full.",
)

DENOSUMAB_STOPPED: Final = Source(
    id="denosumab-stopped",
    title="Denosumab discontinuation, a narrative review, J Clin Med 2021;10:152",
    kind=SourceKind.LITERATURE,
    published="2021-01-04",
    reviewed_on=_READ,
    caveat="Abstract read.",
)

MAST_CELL_LEUKAEMIA_2013: Final = Source(
    id="mast-cell-leukaemia-2013",
    title="Mast cell leukemia, Blood 2013;121:1285",
    kind=SourceKind.LITERATURE,
    published="2013",
    reviewed_on=_READ,
    caveat="Abstract read.",
)

MARS_2019: Final = Source(
    id="mars-2019",
    title="Mutation-adjusted risk score (MARS), J Clin Oncol 2019;37:2846",
    kind=SourceKind.LITERATURE,
    published="2019",
    reviewed_on=_READ,
    caveat="Read in news reports and in calculators, not in the article itself.",
)

IPSM_2019: Final = Source(
    id="ipsm-2019",
    title="International prognostic scoring system (IPSM), Lancet Haematol 2019;6:e638",
    kind=SourceKind.LITERATURE,
    published="2019",
    reviewed_on=_READ,
    caveat="Variables read in a web summary; its groups are not used.",
)

REMA_2010: Final = Source(
    id="rema-2010",
    title="REMA score, Alvarez-Twose et al., J Allergy Clin Immunol 2010;125:1269",
    kind=SourceKind.LITERATURE,
    published="2010",
    reviewed_on=_READ,
    caveat="Weights recalled and seen in a calculator; check them in the article.",
)

RAMA_2023: Final = Source(
    id="rama-2023",
    title="REMA and NICAS compared, J Allergy Clin Immunol Pract 2023;11:908",
    kind=SourceKind.LITERATURE,
    published="2023",
    reviewed_on=_READ,
    caveat="Abstract read; 182 patients.",
)
