"""The few fields we need of each FHIR data type and resource, as msgspec structs."""
