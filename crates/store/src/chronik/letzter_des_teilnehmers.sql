-- Last entry of one participant. Uses UNIQUE (teilnehmer, teilnehmer_nr).
SELECT teilnehmer_nr, hash FROM eintrag WHERE teilnehmer = ?1 ORDER BY teilnehmer_nr DESC LIMIT 1
