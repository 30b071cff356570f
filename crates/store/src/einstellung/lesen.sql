-- One local setting. Uses the primary key.
SELECT wert FROM einstellung WHERE name = ?1
