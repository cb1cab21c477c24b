"""The questions that the report puts to the rows of a run (`tables.DECISIONS`)."""

from typing import Final

TOTALS: Final = """
SELECT count(DISTINCT patient) AS patients,
       count(*) FILTER (row = 'call') AS calls,
       count(DISTINCT patient || '|' || day)
           FILTER (row = 'call' AND event IN ('visit', 'day')) AS visits,
       coalesce(sum(len(cards)), 0)::BIGINT AS cards,
       count(DISTINCT patient) FILTER (len(cards) > 0) AS patients_with_cards,
       count(*) FILTER (row = 'problem') AS problems,
       count(DISTINCT patient) FILTER (row = 'problem') AS problem_patients
FROM decisions
"""
RULES: Final = """
SELECT rule, indicator, count(*) AS times, count(*) FILTER (shown) AS shown,
       count(DISTINCT patient) FILTER (shown) AS patients,
       count(DISTINCT patient) AS fired_on,
       count(DISTINCT patient) FILTER (NOT shown) AS crowded_out
FROM decisions WHERE row = 'decision' AND outcome = 'fired'
GROUP BY rule, indicator ORDER BY shown DESC, rule, indicator
"""
"""`crowded_out` are patients of whom it fired at least once without being shown."""
CARDS: Final = """
SELECT indicator, count(*) AS times, count(DISTINCT patient) AS patients
FROM (SELECT patient, unnest(cards) AS indicator FROM decisions WHERE row = 'call')
GROUP BY indicator
ORDER BY list_position(['critical', 'warning', 'info'], indicator)
"""
_DAYS: Final = """
SELECT patient, day, sum(len(cards))::INTEGER AS cards
FROM decisions WHERE row = 'call' GROUP BY patient, day
"""
DAILY: Final = f"""
SELECT cards, count(DISTINCT patient) AS patients, count(*) AS records
FROM ({_DAYS} HAVING bool_or(event IN ('visit', 'day')))
GROUP BY cards ORDER BY cards
"""  # noqa: S608 (texts of this file)
"""Opened records by all cards of that patient on that day."""
MOST: Final = f"""
SELECT most AS cards, count(*) AS patients
FROM (SELECT patient, max(cards) AS most FROM ({_DAYS}) GROUP BY patient)
GROUP BY most ORDER BY most
"""  # noqa: S608 (texts of this file)
CANNOT_TELL: Final = """
SELECT reason, outcome, list_sort(list(DISTINCT rule)) AS rules, count(*) AS times,
       count(DISTINCT patient) AS patients
FROM decisions WHERE row = 'decision' AND outcome IN ('cannot tell', 'failed')
GROUP BY reason, outcome ORDER BY patients DESC, reason, outcome
"""
GAPS: Final = """
SELECT gap, count(*) AS times, count(DISTINCT patient) AS patients
FROM (SELECT patient, unnest(gaps) AS gap FROM decisions WHERE row = 'call')
GROUP BY gap ORDER BY times DESC, gap
"""
DOUBTS: Final = """
SELECT doubt, count(*) AS times, count(DISTINCT patient) AS patients
FROM (SELECT patient, unnest(doubts) AS doubt FROM decisions WHERE row = 'call')
GROUP BY doubt ORDER BY times DESC, doubt
"""
OVERLAP: Final = """
WITH seen AS (
    SELECT DISTINCT patient, day, service, rule FROM decisions
    WHERE row = 'decision' AND outcome = 'fired' AND shown
), each_rule AS (
    SELECT rule, count(DISTINCT patient) AS patients FROM seen GROUP BY rule
), pairs AS (
    SELECT one.rule AS rule, other.rule AS other,
           count(DISTINCT one.patient) AS patients
    FROM seen AS one JOIN seen AS other USING (patient, day, service)
    WHERE one.rule < other.rule GROUP BY one.rule, other.rule
)
SELECT pairs.*, one.patients AS of_rule, other.patients AS of_other
FROM pairs JOIN each_rule AS one ON pairs.rule = one.rule
           JOIN each_rule AS other ON pairs.other = other.rule
ORDER BY pairs.patients DESC, pairs.rule, pairs.other
"""
TREND: Final = """
SELECT strftime(day, '%Y-%m') AS month, count(*) AS calls,
       sum(len(cards))::BIGINT AS cards, count(DISTINCT patient) AS patients,
       count(DISTINCT patient) FILTER (len(cards) > 0) AS with_cards
FROM decisions WHERE row = 'call' GROUP BY month ORDER BY month
"""
PUT_ASIDE: Final = """
SELECT reason, count(*) AS times, count(DISTINCT patient) AS patients
FROM decisions WHERE row = 'problem' GROUP BY reason ORDER BY reason
"""
CHANGES: Final = """
WITH now AS (SELECT * FROM decisions WHERE row = 'decision'),
     was AS (SELECT * FROM before WHERE row = 'decision'),
     paired AS (
         SELECT rule, patient, was.version AS was, now.version AS now,
                was.reason AS was_reason, now.reason AS now_reason,
                was.indicator AS was_urgent, now.indicator AS now_urgent,
                coalesce(was.shown, false) AS was_shown,
                coalesce(now.shown, false) AS now_shown,
                was.outcome IS NOT DISTINCT FROM 'fired' AS fired_then,
                now.outcome IS NOT DISTINCT FROM 'fired' AS fires_now
         FROM now FULL JOIN was USING (patient, day, event, service, rule)
     )
SELECT rule,
       CASE WHEN fires_now AND NOT fired_then THEN 'newly fired'
            WHEN fired_then AND NOT fires_now THEN 'newly silent'
            WHEN was_urgent <> now_urgent
                THEN 'was ' || was_urgent || ', now ' || now_urgent
            WHEN now_shown THEN 'newly shown' ELSE 'no longer shown' END AS change,
       CASE WHEN fires_now AND fired_then THEN now_reason
            WHEN fires_now THEN was_reason ELSE now_reason END AS reason,
       any_value(was) AS was, any_value(now) AS now,
       count(*) AS times, count(DISTINCT patient) AS patients
FROM paired
WHERE fires_now <> fired_then
   OR (fires_now AND (was_urgent <> now_urgent OR was_shown <> now_shown))
GROUP BY rule, change, reason ORDER BY patients DESC, rule, change, reason
"""
IN_BOTH: Final = """
WITH now AS (SELECT patient, day, event, service FROM decisions WHERE row = 'call'),
     was AS (SELECT patient, day, event, service FROM before WHERE row = 'call')
SELECT (SELECT count(*) FROM (FROM now INTERSECT FROM was)) AS in_both,
       (SELECT count(*) FROM (FROM now EXCEPT FROM was)) AS only_now,
       (SELECT count(*) FROM (FROM was EXCEPT FROM now)) AS only_then
"""
