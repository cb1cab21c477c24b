"""Recommendations about drugs that mast cells may answer to."""
