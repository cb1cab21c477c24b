"""What each command of `cds-service` does; `cli.py` only names them."""
