"""What authors of rules begin with."""
