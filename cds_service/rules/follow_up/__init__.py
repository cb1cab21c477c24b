"""What is due when mastocytosis is followed up."""
