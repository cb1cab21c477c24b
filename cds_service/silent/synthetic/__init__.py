"""Invented populations with systemic mastocytosis, as FHIR Bulk Data."""
