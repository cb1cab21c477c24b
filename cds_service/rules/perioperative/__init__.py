"""Recommendations about operations and anaesthesia."""
