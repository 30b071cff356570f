-- Appends an entry made here: record time and arrival are the same.
INSERT INTO eintrag (nr, id, teilnehmer, teilnehmer_nr, zeit, person, herkunft, operation, grund, tatsachen, salz,
  anzahl, hash_vorher, hash, eingegangen_am, kette)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?5, ?15)
