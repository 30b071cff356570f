-- All entries in the order of this catalogue, for the check. Uses the primary key.
SELECT nr, id, teilnehmer, teilnehmer_nr, zeit, person, herkunft, operation, grund, tatsachen, salz, geschwaerzt,
  anzahl, hash_vorher, hash, eingegangen_am, kette
FROM eintrag ORDER BY nr
