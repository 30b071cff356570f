-- Keys of the changes of a table within a range. Uses the primary key.
SELECT nr, schluessel FROM main.aenderung WHERE nr BETWEEN ?1 AND ?2 AND tabelle = ?3
