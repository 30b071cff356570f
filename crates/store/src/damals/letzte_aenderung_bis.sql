-- Position of the last change of an entry, or of the last entry before it that has one: a black-out may leave no row
-- behind. Uses the primary key and aenderung_eintrag, which ends in the position.
SELECT coalesce((
  SELECT max(a.nr) FROM main.eintrag AS e CROSS JOIN main.aenderung AS a ON a.eintrag = e.id
  WHERE e.nr <= ?1 GROUP BY e.nr ORDER BY e.nr DESC LIMIT 1), 0) AS nr
