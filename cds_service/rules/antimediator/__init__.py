"""Recommendations about medicines against mast cell mediators."""
