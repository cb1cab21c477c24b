"""The workbench: a small EHR in a web page, to try patients and hooks in."""
