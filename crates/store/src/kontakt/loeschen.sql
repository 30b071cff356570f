-- Erases one contact. Uses the primary key.
DELETE FROM kontakt WHERE id = ?1
