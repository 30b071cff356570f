-- Newest entries first, at most ?1. Uses the primary key.
SELECT nr, id, zeit, person, herkunft, operation, grund, anzahl, kette, tatsachen FROM eintrag ORDER BY nr DESC LIMIT ?1
