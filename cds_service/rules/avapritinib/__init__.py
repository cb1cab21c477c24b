"""Recommendations about avapritinib."""
