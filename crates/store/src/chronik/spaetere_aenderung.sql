-- The newest change after ?3 of a row that touched one of the columns ?4 (a JSON array; empty: any); ?2 the recorded
-- spellings of its key as a JSON array. A change without an entry was made by another program. Uses aenderung_zeile.
SELECT e.nr, e.zeit, e.person
FROM aenderung AS a LEFT JOIN eintrag AS e ON e.id = a.eintrag
WHERE a.tabelle = ?1 AND a.schluessel IN (SELECT value FROM json_each(?2)) AND a.nr > ?3
  AND (a.art <> 'geaendert' OR ?4 = '[]' OR EXISTS (
    SELECT 1 FROM json_each(?4) AS s WHERE json_type(a.neu, '$.' || s.value) IS NOT NULL))
ORDER BY a.nr DESC LIMIT 1
