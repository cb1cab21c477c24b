"""A CDS Hooks service for systemic mastocytosis; start reading at `app.py`."""
