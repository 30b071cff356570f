-- The change of one row within a range. Uses aenderung_zeile.
SELECT nr FROM main.aenderung WHERE tabelle = ?1 AND schluessel = ?2 AND nr BETWEEN ?3 AND ?4 ORDER BY nr LIMIT 1
