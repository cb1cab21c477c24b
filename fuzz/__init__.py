"""Feeds the service mutated records; see `make fuzz`."""
