"""Recommendations about imatinib."""
