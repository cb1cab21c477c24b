"""Recommendations about kit."""
