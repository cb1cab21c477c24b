"""Recommendations about cladribine."""
