-- Newest entry and newest change as this reader sees them.
SELECT coalesce(max(e.nr), 0) AS eintrag, coalesce(e.kette, '') AS kette,
  (SELECT coalesce(max(nr), 0) FROM aenderung) AS aenderung
FROM eintrag AS e
