"""Clues to mastocytosis in patients without the diagnosis."""
