-- Changes of one entry, in their order. Uses aenderung_eintrag.
SELECT tabelle, schluessel, art, alt, neu, salz, geschwaerzt FROM aenderung WHERE eintrag = ?1 ORDER BY nr
