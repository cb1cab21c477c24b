"""Recommendations about classification."""
