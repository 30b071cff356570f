-- All changes of a table's rows in their order. Uses aenderung_zeile.
SELECT nr, tabelle, schluessel, art, alt, neu, salz, geschwaerzt FROM aenderung WHERE tabelle = ?1 ORDER BY nr
