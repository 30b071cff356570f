-- Changes of one entry without those of sources, in their order. Uses aenderung_eintrag.
SELECT nr, tabelle, schluessel, art, alt, neu, salz, geschwaerzt, block_zeilen, block_ab, block_summe, block
FROM aenderung WHERE eintrag = ?1 AND tabelle <> 'quelle' ORDER BY nr
