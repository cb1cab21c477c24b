"""What laboratories write about KIT and what can be read two ways.

Invented sentences in the manner of reports. The honest reading is UNCLEAR:
each would do harm if it were taken for "detected" or for "not detected".
"""

from typing import Final

UNCLEAR: Final = (
    "KIT mutation detected",
    "A KIT exon 17 mutation was detected",
    "KIT codon 816 mutation detected",
    "KIT D816 positive",
    "KIT mutation detected, NOT D816V",
    "NOT D816V",
    "KIT D816V not negative",
    "KIT D816V is not absent",
    "No KIT mutation other than D816V was detected",
    "No KIT D816V mutation was not detected",
    "KIT D816V possibly detected",
    "Suspicious for KIT D816V",
    "KIT D816V cannot be excluded",
    "KIT D816V mutation?",
    "?KIT D816V positive",
    "KIT D816V: see comment",
    "KIT D816V mutation analysis",
    "KIT D816V mutation analysis was requested. Mast cells were identified.",
    "KIT D816V not performed",
    "History of KIT D816V positive systemic mastocytosis",
    "Known KIT D816V positive SM on midostaurin. KIT D816V not detected.",
    "KIT D816V was detected. KIT D816V was not detected.",
    "KIT D816V detected, not detected",
    "KIT D816V positive control: detected",
    "Donor KIT D816V positive",
    "KIT D816V detected, VAF 0 %",
    "KIT D816V not detected, VAF 12 %",
    "KIT D816V was not clearly detected",
    "KIT D816V or D816H detected",
    "KIT D816V/H detected",
    "JAK2: not detected, KIT D816V, CALR: detected",
    "JAK2 V617F was detected, KIT D816V",
    "KIT D816V, JAK2 V617F was detected",
    "KIT D816V is found in most adults with systemic mastocytosis.",
    "This assay detects KIT D816V at 0.01 %.",
    "KIT D816V 0 copies detected",
    "No JAK2 V617F, KIT D816V detected",
    "jak2 v617f: detected\nkit d816v",
    "JAK2 V617F detected KIT D816V",
    "KIT D816V mutation analysis: KIT mutation detected",
    ". JAK2 V617F was detected, KIT D816V",
    "Mast cells were identified - KIT D816V mutation analysis",
    "KIT mutation detected KIT D816V mutation analysis",
    "No JAK2 mutation and KIT D816V mutation detected",
)
