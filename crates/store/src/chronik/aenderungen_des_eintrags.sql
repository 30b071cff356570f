-- Changes of one entry, in their order. Uses aenderung_eintrag.
SELECT nr, tabelle, schluessel, art, alt, neu, salz, geschwaerzt, block_zeilen, block_ab, block_summe, block
FROM aenderung WHERE eintrag = ?1 ORDER BY nr
