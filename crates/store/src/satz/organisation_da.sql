-- Whether there is an organisation of that name. Uses the primary key.
SELECT 1 AS da FROM organisation WHERE name = ?1
