"""Changes the rules on purpose and looks whether a test notices."""
