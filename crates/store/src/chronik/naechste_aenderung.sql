-- The first change after ?3 of a row that replaced the field ?4 (a JSON path); ?2 the recorded spellings of its key
-- as a JSON array. Uses aenderung_zeile.
SELECT alt FROM aenderung
WHERE tabelle = ?1 AND schluessel IN (SELECT value FROM json_each(?2)) AND nr > ?3
  AND json_type(alt, ?4) IS NOT NULL
ORDER BY nr LIMIT 1
