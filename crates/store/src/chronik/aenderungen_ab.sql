-- Changes after a position, in their order. Uses the primary key.
SELECT nr, tabelle, schluessel, art, alt, neu, salz, geschwaerzt FROM aenderung WHERE nr > ?1 ORDER BY nr
