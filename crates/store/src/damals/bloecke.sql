-- Ranges of the blocks after a position, newest first, each with its table and its keys. Uses aenderung_block.
SELECT nr - block_zeilen AS von, nr AS bis, tabelle, schluessel, block_ab FROM main.aenderung
WHERE block_zeilen IS NOT NULL AND nr > ?1 ORDER BY nr DESC
