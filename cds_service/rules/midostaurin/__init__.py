"""Recommendations about midostaurin."""
