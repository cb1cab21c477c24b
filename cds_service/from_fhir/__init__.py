"""FHIR in, Chart out: the only reader of FHIR."""
