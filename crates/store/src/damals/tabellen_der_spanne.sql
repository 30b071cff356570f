-- Tables of a range of changes, with their number. Uses the primary key.
SELECT tabelle FROM main.aenderung WHERE nr BETWEEN ?1 AND ?2 GROUP BY tabelle
