-- All entries with what proves them, oldest first. Uses the primary key.
SELECT nr, id, teilnehmer, teilnehmer_nr, zeit, eingegangen_am, person, herkunft, operation, grund, tatsachen, anzahl,
  hash_vorher, hash, kette
FROM eintrag ORDER BY nr
