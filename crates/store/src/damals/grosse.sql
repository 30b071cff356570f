-- Entries after a position with more than ?2 changed rows. Scans those entries.
SELECT nr, id FROM main.eintrag WHERE nr > ?1 AND anzahl > ?2 ORDER BY nr DESC
