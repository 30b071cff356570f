-- Whether the history ever changed that table. Uses aenderung_zeile.
SELECT EXISTS (SELECT 1 FROM aenderung WHERE tabelle = ?1) AS ja
