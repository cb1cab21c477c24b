"""What laboratories write about KIT, and what each sentence must be read as.

Invented sentences in the manner of reports. None: it says nothing of a KIT
mutation. UNCLEAR is the honest reading of whatever can be read two ways.
"""

from typing import Final

from from_fhir.kit_sentences_doubtful import DOUBTFUL
from from_fhir.kit_sentences_unclear import UNCLEAR

from cds_service.clinical.variant import KitFinding

_P = KitFinding.D816V_PRESENT
_N = KitFinding.D816V_ABSENT
_X = KitFinding.OTHER_EXON17
_O = KitFinding.OTHER_VARIANT
_I = KitFinding.INDETERMINATE
_W = KitFinding.PENDING
_U = KitFinding.UNCLEAR

DETECTED: Final = (
    "KIT D816V detected",
    "KIT D816V mutation: DETECTED",
    "KIT D816V Positive",
    "kit d816v positive",
    "c-KIT D816V mutated",
    "POSITIVE for KIT p.Asp816Val",
    "A KIT p.(Asp816Val) mutation was identified.",
    "The Asp 816 Val mutation in KIT is present.",
    "KITD816V mutation present",
    "KITD816V-positive",
    "KIT c.2447A>T (p.Asp816Val, D816V) detected",
    "NM_000222.3:c.2447A&gt;T detected",
    "NM_000222.2(KIT):c.2447A\u2192T p.(Asp816Val): detected, VAF 12.3 %",
    "KIT c.2447 A->T present",
    "2447A\uff1eT found",
    "KIT D816V mutation detected; JAK2 V617F not detected",
    "JAK2 V617F not detected, KIT D816V detected",
    "Negative for JAK2 V617F and positive for KIT D816V",
    "KIT D816V was detected but JAK2 V617F was not detected.",
    "KIT D816V detected, no other mutations found",
    "KIT D816V, VAF 4.5%",
    "KIT p.D816V variant allele frequency: 0.03 %",
    "KIT D816V (+)",
    "KIT D816V: POS",
    "KIT D816V MUTATION ANALYSIS\nRESULT: POSITIVE\nMETHOD: ASO-PCR",
    "KIT D816V mutation\nwas detected in bone marrow.",
    "Final Diagnosis:\nBone marrow: Positive. KIT Asp816Val mutation detected.",
    "KIT D816V detected. The D816V mutation is found in more than 85 % of patients.",
    "KIT D816V detected, which confers resistance to imatinib.",
    "KIT D816V DETECTED. The presence of KIT D816V confers resistance to imatinib.",
    "Droplet digital PCR identified the KIT D816V mutation at 0.2% VAF.",
    "KIT D816V detected (previously not detected)",
    "KIT codon 816 (D816V): mutation detected",
    "KIT D816V detected, likely pathogenic",
    "KIT rs121913507: present",
    "Only KIT D816V was detected.",
    "Known KIT D816V positive SM. Today: KIT D816V detected.",
    "KIT D816V detected. TET2 mutation detected, VAF 45 %.",
    "KIT mutation detected: D816V",
    "KIT MUTATION ANALYSIS: D816V DETECTED",
    "D816V mutation in the KIT gene was detected",
    "KIT D816V detected.\nVAF: 12 %",
)

NOT_DETECTED: Final = (
    "KIT D816V not detected",
    "KIT D816V mutation NOT DETECTED (PB, NGS LOD 5%)",
    "KIT D816V mutation NOT detected (PB, NGS LOD 5%)",
    "No KIT D816V mutation detected",
    "no KIT D816V mutation was identified in this sample",
    "Negative for KIT D816V",
    "KIT D816V: negative",
    "KIT D816V: neg",
    "D816V absent",
    "KIT codon 816: wild type",
    "KIT D816V: wild-type",
    "KIT exon 17: only wild-type sequence detected",
    "KIT D816V undetectable",
    "KIT D816V below the limit of detection",
    "KIT D816V <LOD",
    "KIT D816V was not found.",
    "There was no evidence of the KIT D816V mutation.",
    "The assay failed to detect KIT D816V",
    "KIT D816V could not be detected.",
    "KIT D816V is no longer detectable",
    "KIT p.Asp816Val: none detected",
    "KIT D816V, VAF 0 %",
    "KIT D816V VAF <0.01 %",
    "No mutations in JAK2, CALR, MPL and KIT D816V",
    "Neither JAK2 V617F nor KIT D816V was detected.",
    "JAK2 V617F and KIT D816V were not detected.",
    "JAK2 V617F detected, KIT D816V not detected",
    "Positive for JAK2 V617F and negative for KIT D816V",
    "KIT exon 17 mutation analysis: negative",
    "No mutation detected in KIT exons 8, 9, 11 and 17",
    "KIT D816V MUTATION ANALYSIS\nRESULT: NOT DETECTED\nMETHOD: ASO-PCR",
    "KIT D816V mutation was\nnot detected",
    "KIT D816V:\nNot detected",
    "KIT D816V not detected. A negative result does not exclude low-level KIT D816V.",
    "With a sensitivity of 0.01 %, KIT D816V was not detected.",
    "Mast cells are present and KIT D816V was not detected.",
    "Sequencing showed no KIT D816V mutation",
    "KIT D816V mutation present: No",
    "KIT D816V not detected, this does not exclude mastocytosis.",
    "If clinically suspected, repeat. KIT D816V not detected.",
    "No D816V, D816H or N822K mutation detected in KIT",
    "Systemic mastocytosis without KIT D816V",
    "No JAK2 V617F, CALR or KIT D816V mutation was detected.",
    "Mutations identified in KIT (D816V): none",
    "No mutations in JAK2 and KIT D816V, EGFR L858R and T790M detected",
    "KIT D816V not detected. SRSF2 P95H detected, VAF 45 %.",
    "SRSF2 P95H detected (VAF 45 %), KIT D816V not detected",
    "kit d816v mutation\nnot detected",
    "jak2 v617f: detected\nkit d816v: not detected",
)

OTHERS: Final = (
    ("KIT D816H detected", _X),
    ("KIT p.Asp816His positive", _X),
    ("KIT D816Y mutation identified", _X),
    ("KIT D816F present", _X),
    ("KIT D816N present", _X),
    ("KIT N822K mutation detected", _X),
    ("KIT D820G: detected", _X),
    ("KIT Y823D detected", _X),
    ("KIT c.2459A>T p.Asp820Val detected", _X),
    ("KIT V560G detected", _O),
    ("KIT K509I mutation positive", _O),
    ("KIT exon 11 mutation detected", _O),
    ("KIT D816V indeterminate", _I),
    ("KIT D816V: equivocal", _I),
    ("KIT D816V: no call", _I),
    ("KIT D816V: QNS", _I),
    ("KIT D816V: insufficient DNA", _I),
    ("KIT D816V assay failed", _I),
    ("KIT D816V could not be determined", _I),
    ("KIT D816V pending", _W),
    ("KIT D816V: result to follow", _W),
    ("KIT D816V analysis in progress", _W),
    ("KIT D816V not yet available", _W),
    ("Mast cells are c-KIT (CD117) positive and CD25 positive.", None),
    ("CD117 positive, CD25 positive, tryptase positive", None),
    ("JAK2 V617F detected", None),
    ("Kit D814V detected in the mouse mast cell line", None),
    ("EGFR L858R and T790M detected", None),
    ("FLT3 D835Y detected", None),
    ("PDGFRA D842V detected", None),
    ("DNA was extracted with a commercial kit.", None),
    ("Haemoglobin 8.16 g/dL", None),
    ("", None),
)

CORPUS: Final[tuple[tuple[str, KitFinding | None], ...]] = (
    *((sentence, _P) for sentence in DETECTED),
    *((sentence, _N) for sentence in NOT_DETECTED),
    *((sentence, _U) for sentence in (*UNCLEAR, *DOUBTFUL)),
    *OTHERS,
)
