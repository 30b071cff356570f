-- Changes that close a block in which the row with that key may be, after a position
-- (?3), newest first. Uses aenderung_block.
SELECT nr, tabelle, schluessel, art, block_zeilen, block_ab, block_summe, block FROM aenderung
WHERE block_zeilen IS NOT NULL AND tabelle = ?1 AND schluessel > ?2 AND block_ab <= ?2 AND nr > ?3 ORDER BY nr DESC
