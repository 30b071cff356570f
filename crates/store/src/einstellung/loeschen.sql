-- Forgets a local setting. Uses the primary key.
DELETE FROM einstellung WHERE name = ?1
