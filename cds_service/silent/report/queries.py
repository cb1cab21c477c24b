"""The questions that the report puts to the rows of a run (`tables.DECISIONS`)."""

from typing import Final

TOTALS: Final = """
SELECT count(DISTINCT patient) AS patients,
       count(*) FILTER (row = 'call') AS calls,
       count(DISTINCT patient || '|' || day)
           FILTER (row = 'call' AND event IN ('visit', 'day')) AS visits,
       coalesce(sum(len(cards)), 0)::BIGINT AS cards,
       count(DISTINCT patient) FILTER (len(cards) > 0) AS patients_with_cards,
       count(*) FILTER (row = 'problem') AS problems
FROM decisions
"""
RULES: Final = """
SELECT rule, indicator, count(*) AS times, count(*) FILTER (shown) AS shown,
       count(DISTINCT patient) AS patients
FROM decisions WHERE row = 'decision' AND outcome = 'fired'
GROUP BY rule, indicator ORDER BY shown DESC, rule, indicator
"""
CARDS: Final = """
SELECT indicator, count(*) AS times, count(DISTINCT patient) AS patients
FROM (SELECT patient, unnest(cards) AS indicator FROM decisions WHERE row = 'call')
GROUP BY indicator ORDER BY indicator
"""
DAILY: Final = """
SELECT cards, count(DISTINCT patient) AS patients, count(*) AS days
FROM (SELECT patient, day, sum(len(cards))::INTEGER AS cards
      FROM decisions WHERE row = 'call' GROUP BY patient, day)
GROUP BY cards ORDER BY cards
"""
MOST: Final = """
SELECT most AS cards, count(*) AS patients
FROM (SELECT patient, max(cards) AS most
      FROM (SELECT patient, day, sum(len(cards))::INTEGER AS cards
            FROM decisions WHERE row = 'call' GROUP BY patient, day)
      GROUP BY patient)
GROUP BY most ORDER BY most
"""
CANNOT_TELL: Final = """
SELECT reason, rule, outcome, count(*) AS times, count(DISTINCT patient) AS patients
FROM decisions WHERE row = 'decision' AND outcome IN ('cannot tell', 'failed')
GROUP BY reason, rule, outcome ORDER BY patients DESC, reason, rule LIMIT 60
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
WITH fired AS (
    SELECT DISTINCT patient, day, service, rule FROM decisions
    WHERE row = 'decision' AND outcome = 'fired' AND shown
)
SELECT one.rule AS rule, other.rule AS other, count(DISTINCT one.patient) AS patients
FROM fired AS one JOIN fired AS other USING (patient, day, service)
WHERE one.rule < other.rule
GROUP BY one.rule, other.rule ORDER BY patients DESC, rule, other LIMIT 30
"""
TREND: Final = """
SELECT strftime(day, '%Y-%m') AS month, count(*) AS calls,
       sum(len(cards))::BIGINT AS cards, count(DISTINCT patient) AS patients
FROM decisions WHERE row = 'call' GROUP BY month ORDER BY month
"""
PUT_ASIDE: Final = """
SELECT reason, count(*) AS times, count(DISTINCT patient) AS patients
FROM decisions WHERE row = 'problem' GROUP BY reason ORDER BY reason
"""
CHANGES: Final = """
WITH now AS (SELECT * FROM decisions WHERE row = 'decision'),
     was AS (SELECT * FROM before WHERE row = 'decision')
SELECT rule,
       CASE WHEN now.outcome = 'fired' THEN 'newly fired'
            ELSE 'newly silent' END AS change,
       CASE WHEN now.outcome = 'fired' THEN was.reason ELSE now.reason END AS reason,
       any_value(was.version) AS was, any_value(now.version) AS now,
       count(*) AS times, count(DISTINCT patient) AS patients
FROM now FULL JOIN was USING (patient, day, event, service, rule)
WHERE (now.outcome IS NOT DISTINCT FROM 'fired')
   <> (was.outcome IS NOT DISTINCT FROM 'fired')
GROUP BY ALL ORDER BY patients DESC, rule, change, reason
"""
