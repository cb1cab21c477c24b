"""Recommendations about epinephrine."""
