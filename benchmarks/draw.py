"""A weekly blood draw: five counts that rules read, and fifteen other results."""

Draw = list[tuple[str, str, str, str]]
"""LOINC code, name, unit and value of each result."""

COUNTS: Draw = [
    ("751-8", "Neutrophils [#/volume] in Blood by Automated count", "10*3/uL", "0.8"),
    ("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL", "120"),
    ("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", "11.2"),
    ("6690-2", "Leukocytes [#/volume] in Blood by Automated count", "10*3/uL", "2.4"),
    ("711-2", "Eosinophils [#/volume] in Blood by Automated count", "10*3/uL", "0.2"),
]
EARLIER = {"751-8": "3.2"}
"""Neutrophils were normal until the newest draw; the others do not change."""
RANGES = {
    "751-8": (1.5, 8),
    "777-3": (150, 400),
    "718-7": (12, 16),
    "6690-2": (4, 11),
    "711-2": (0, 0.5),
}
OTHERS: Draw = [
    ("789-8", "Erythrocytes [#/volume] in Blood", "10*6/uL", "3.9"),
    ("4544-3", "Hematocrit [Volume Fraction] of Blood", "%", "34"),
    ("787-2", "MCV [Entitic volume]", "fL", "88"),
    ("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", "4.1"),
    ("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", "139"),
    ("2075-0", "Chloride [Moles/volume] in Serum or Plasma", "mmol/L", "103"),
    ("1963-8", "Bicarbonate [Moles/volume] in Serum or Plasma", "mmol/L", "25"),
    ("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", "0.9"),
    ("3094-0", "Urea nitrogen [Mass/volume] in Serum or Plasma", "mg/dL", "14"),
    ("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", "92"),
    ("17861-6", "Calcium [Mass/volume] in Serum or Plasma", "mg/dL", "9.3"),
    ("1751-7", "Albumin [Mass/volume] in Serum or Plasma", "g/dL", "4.0"),
    ("6768-6", "Alkaline phosphatase in Serum or Plasma", "U/L", "90"),
    ("1742-6", "Alanine aminotransferase in Serum or Plasma", "U/L", "28"),
    ("1975-2", "Bilirubin.total [Mass/volume] in Serum or Plasma", "mg/dL", "0.6"),
]
