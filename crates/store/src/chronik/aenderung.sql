-- One change. Uses the primary key.
SELECT nr, tabelle, schluessel, art, alt, neu FROM aenderung WHERE nr = ?1
