"""The names by which a laboratory's own code is known: the allow-list.

In English, German, French and Spanish. A name counts only as a whole, and only
if it can mean nothing else; of a count or a share the unit says which it is.
"""

from typing import Final

from cds_service.clinical.analyte import Analyte

_SPELLED: Final = {
    Analyte.NEUTROPHILS: (
        "anc|absolute neutrophil count|absolute neutrophils|neutrophils absolute"
        "|neutrophil absolute|neutrophil count|neutrophils abs|abs neutrophils"
        "|abs neut|neut abs|neutrophils #|neut #|absolute neutrophil count anc"
        "|neutrophils absolute count|neutrophile absolut|neutrophile abs|neutrophile #"
        "|neutrophile granulozyten absolut|absolute neutrophile"
        "|neutrophiles valeur absolue|neutrophiles #"
        "|polynucléaires neutrophiles valeur absolue"
        "|neutrófilos absolutos|neutrófilos valor absoluto|neutrófilos #"
        "|recuento absoluto de neutrófilos|recuento de neutrófilos"
        "|neutro abs|neutrophile granulozyten abs|neutrophils auto abs"
        "|neut abs auto|anc auto|anc manual|anc calculated|abs neutrophil count"
    ),
    Analyte.SEGMENTED_NEUTROPHILS: (
        "absolute segmented neutrophils|absolute segs|segmentkernige absolut"
    ),
    Analyte.BAND_NEUTROPHILS: (
        "absolute band neutrophils|absolute bands|stabkernige absolut"
    ),
    Analyte.NEUTROPHIL_PERCENT: (
        "neutrophils %|neutrophil %|neut %|neutrophils percent|neutrophil percent"
        "|neutrophile %|neutrophile granulozyten %|neutrophiles %"
        "|polynucléaires neutrophiles %|neutrófilos %"
    ),
    Analyte.SEGMENTED_PERCENT: (
        "segmented neutrophils %|segs %|segmented neutrophil %|segmentkernige %"
    ),
    Analyte.BAND_PERCENT: (
        "band neutrophils %|bands %|band neutrophil %|stabkernige %|cayados %"
    ),
    Analyte.LEUKOCYTES: (
        "wbc|wbc count|white blood cells|white blood cell count|white cell count"
        "|white blood count|leukocytes|leucocytes|leukocyte count|leucocyte count"
        "|leukozyten|leukozytenzahl|globules blancs|leucocitos|glóbulos blancos"
        "|recuento de leucocitos|leukos|leukocytes #|wbc #|wbc auto|total wbc count"
        "|total leukocyte count|total leucocyte count|leukozyten gesamt"
    ),
    Analyte.PLATELETS: (
        "platelets|platelet count|plt|plt count|thrombocytes|thrombozyten"
        "|thrombozytenzahl|plaquettes|numération plaquettaire|plaquetas|trombocitos"
        "|thrombozyten edta|platelets #|platelets auto|plt ct"
        "|recuento de plaquetas"
    ),
    Analyte.HEMOGLOBIN: (
        "hemoglobin|haemoglobin|hgb|hb|hämoglobin|hémoglobine|hemoglobina"
        "|haemoglobin hb|hämoglobin hb|hb blut|haemoglobin estimation"
    ),
    Analyte.EOSINOPHILS: (
        "absolute eosinophil count|absolute eosinophils|eosinophils absolute"
        "|eosinophil count|eosinophils abs|abs eosinophils|eosinophils #|aec"
        "|eosinophile absolut|eosinophile granulozyten absolut"
        "|éosinophiles valeur absolue|eosinófilos absolutos|recuento de eosinófilos"
    ),
    Analyte.EOSINOPHIL_PERCENT: (
        "eosinophils %|eosinophil %|eos %|eosinophils percent|eosinophile %"
        "|eosinophile granulozyten %|éosinophiles %|eosinófilos %"
    ),
    Analyte.TRYPTASE: (
        "tryptase|serum tryptase|tryptase serum|total tryptase|tryptase total"
        "|baseline tryptase|baseline serum tryptase|tryptase im serum|serumtryptase"
        "|tryptase sérique|triptasa|triptasa sérica|triptasa en suero"
        "|tryptase basal|basale serumtryptase"
    ),
    Analyte.BODY_WEIGHT: (
        "body weight|weight|körpergewicht|gewicht|poids|poids corporel|peso"
        "|peso corporal"
    ),
}
_COUNT_OR_SHARE: Final = {
    (Analyte.NEUTROPHILS, Analyte.NEUTROPHIL_PERCENT): (
        "neutrophils|neut|neutrophile|neutrophile granulozyten|neutrophiles"
        "|granulozyten neutrophile|pnn|polynucléaires neutrophiles|neutrófilos"
        "|polynucleaires neutrophiles|neutrofilos|neutrophils auto"
    ),
    (Analyte.SEGMENTED_NEUTROPHILS, Analyte.SEGMENTED_PERCENT): "segmentkernige",
}
BY_UNIT: Final = {
    spelled: either
    for either, names in _COUNT_OR_SHARE.items()
    for spelled in names.split("|")
}
"""Names of a count or of a share: the unit decides which of the two it is."""

NAMES: Final = {
    spelled: analyte
    for analyte, names in _SPELLED.items()
    for spelled in names.split("|")
}
"""As `analytes` folds them: without capitals and punctuation."""
