"""Recommendations about who cares for the patient, and how."""
