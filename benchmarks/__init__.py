"""How fast the service is, as ratios to a server that evaluates nothing."""
