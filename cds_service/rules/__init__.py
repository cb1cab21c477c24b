"""One file per recommendation. A rule knows medicine and nothing else."""
