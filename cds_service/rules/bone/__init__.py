"""Bone disease of systemic mastocytosis, and the drugs against it."""
