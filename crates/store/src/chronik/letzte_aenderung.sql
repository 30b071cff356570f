-- Highest position in the list of changes, 0 if empty. Uses the primary key.
SELECT coalesce(max(nr), 0) AS nr FROM aenderung
