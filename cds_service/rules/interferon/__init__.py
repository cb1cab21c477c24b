"""Recommendations about interferon alfa."""
