-- Whether the history knows a row of that key. Uses aenderung_zeile.
SELECT 1 AS da FROM aenderung WHERE tabelle = ?1 AND schluessel = ?2
