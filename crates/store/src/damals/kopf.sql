-- Newest change and newest entry with its chain: whether the catalogue moved on. Uses the primary keys.
SELECT (SELECT coalesce(max(nr), 0) FROM main.aenderung) AS aenderung, coalesce(max(nr), 0) AS eintrag,
  coalesce(kette, '') AS kette FROM main.eintrag
