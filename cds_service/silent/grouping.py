"""The one question that is put to an engine: which lines are whose."""

from typing import Final

GROUPED: Final = """
SELECT patient, full_url, raw FROM lines WHERE patient <> '' AND problem = ''
UNION ALL
SELECT orders.patient, drugs.full_url, drugs.raw
FROM (SELECT DISTINCT patient, refers FROM lines WHERE refers <> '') AS orders
JOIN lines AS drugs ON orders.refers = drugs.name AND drugs.patient = ''
"""
"""A Medication is nobody's; it goes to every patient whose order points to it."""

KINDS: Final = "SELECT DISTINCT kind FROM lines WHERE problem = ''"
PROBLEMS: Final = """
SELECT problem, count(*) AS times FROM lines WHERE problem <> ''
GROUP BY problem ORDER BY problem
"""
PUT_ASIDE: Final = """
SELECT file, start, line, problem FROM lines WHERE problem <> ''
ORDER BY file, start, line
"""
"""Where each of them is; see `put_aside`."""
PATIENTS: Final = "SELECT count(DISTINCT patient) FROM lines WHERE patient <> ''"
