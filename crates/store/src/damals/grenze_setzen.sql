-- Moves the end of the history that is seen.
UPDATE temp.grenze SET eintrag = ?1, aenderung = ?2
