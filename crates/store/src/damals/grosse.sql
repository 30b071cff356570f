-- Entries after a position with more than ?2 changed rows and without a block. Scans those entries.
SELECT nr, id FROM main.eintrag AS e
WHERE nr > ?1 AND anzahl > ?2
  AND NOT EXISTS (SELECT 1 FROM main.aenderung AS a WHERE a.eintrag = e.id AND a.block_zeilen IS NOT NULL)
ORDER BY nr DESC
