"""The report of a run: what would have been shown, to whom, how often."""
