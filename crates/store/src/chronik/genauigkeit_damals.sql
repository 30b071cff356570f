-- The last genauigkeit that a row was given up to a change. Uses aenderung_zeile.
SELECT json_extract(neu, '$.genauigkeit') AS genauigkeit FROM aenderung
WHERE tabelle = ?1 AND schluessel = ?2 AND nr <= ?3 AND json_extract(neu, '$.genauigkeit') IS NOT NULL
ORDER BY nr DESC LIMIT 1
