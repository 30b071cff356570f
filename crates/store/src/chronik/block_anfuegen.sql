-- Records many new rows at once: the last of them as a change of its own that closes the block of the others.
INSERT INTO aenderung (nr, eintrag, tabelle, schluessel, art, neu, salz, block_zeilen, block_ab, block_summe, block)
VALUES ((SELECT coalesce(max(nr), 0) FROM aenderung) + 1 + coalesce(?4, 0), (SELECT eintrag FROM chronik_zeiger), ?1, ?2,
  'neu', ?3, lower(hex(randomblob(16))), ?4, ?5, ?6, ?7)
