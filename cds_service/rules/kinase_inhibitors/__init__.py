"""Recommendations about kinase inhibitors as a class."""
