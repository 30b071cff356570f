-- Tells the triggers which entry they write for.
UPDATE chronik_zeiger SET eintrag = ?1 WHERE id = 1
