"""Recommendations about advanced systemic mastocytosis."""
