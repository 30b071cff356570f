-- One change with the block that it closes. Uses the primary key.
SELECT nr, tabelle, schluessel, art, block_zeilen, block_ab, block_summe, block FROM main.aenderung WHERE nr = ?1
