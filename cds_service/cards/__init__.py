"""Answers in, cards out: what a clinician reads and may accept."""
