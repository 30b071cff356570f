-- Changes after a position, in their order. Uses the primary key.
SELECT nr, tabelle, schluessel, art, alt, neu, salz, geschwaerzt, block_zeilen, block_ab, block_summe, block
FROM aenderung WHERE nr > ?1 ORDER BY nr
