-- Changes of a range of positions, newest first. Uses the primary key.
SELECT nr, tabelle, schluessel, art, alt, neu FROM main.aenderung WHERE nr > ?1 AND nr <= ?2 ORDER BY nr DESC
