"""Recommendations about drugs that reduce mast cells, and what they rest on."""
