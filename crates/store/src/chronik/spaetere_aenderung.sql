-- The newest change after ?3 of a row that touched one of the columns ?4 (a JSON array; empty: any); ?2 the recorded
-- spellings of its key as a JSON array, ?5 the change that closes a block with the row, or NULL. A change without an
-- entry was made by another program. Uses aenderung_zeile and the primary key.
SELECT e.nr, e.zeit, e.person
FROM (
  SELECT nr, eintrag FROM aenderung
  WHERE tabelle = ?1 AND schluessel IN (SELECT value FROM json_each(?2)) AND nr > ?3
    AND (art <> 'geaendert' OR ?4 = '[]' OR EXISTS (
      SELECT 1 FROM json_each(?4) AS s WHERE json_type(neu, '$.' || s.value) IS NOT NULL))
  UNION ALL
  SELECT nr, eintrag FROM aenderung WHERE nr = ?5) AS a LEFT JOIN eintrag AS e ON e.id = a.eintrag
ORDER BY a.nr DESC LIMIT 1
