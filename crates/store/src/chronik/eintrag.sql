-- One entry. Uses the primary key.
SELECT nr, id, zeit, person, herkunft, operation, grund, anzahl, kette, tatsachen FROM eintrag WHERE nr = ?1
