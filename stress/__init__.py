"""The service under fire: calls of every kind, and what may happen meanwhile."""
