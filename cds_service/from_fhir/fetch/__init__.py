"""Asks the EHR's FHIR server for what a call lacks.

    lacking      what is missing of a chart, and the queries that ask for it
    fetcher      asks all of them side by side, until one deadline
    server       one FHIR server: headers, POST and GET, attempts
    answer       one answer: bounded, unpacked, FHIR JSON or refused
    paging       from page to page, no further than the listed base address
    told         the chart of what came, with the gaps that remain

Whom a call allows us to ask stands in `from_fhir.access`.
"""
