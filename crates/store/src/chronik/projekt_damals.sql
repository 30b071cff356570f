-- The last project that a row was given up to a change. Uses aenderung_zeile.
SELECT json_extract(neu, '$.projekt') AS projekt FROM aenderung
WHERE tabelle = ?1 AND schluessel = ?2 AND nr <= ?3 AND json_extract(neu, '$.projekt') IS NOT NULL
ORDER BY nr DESC LIMIT 1
