-- Whether an organisation has a contact. Scans the table (local, some hundred rows).
SELECT 1 AS da FROM kontakt WHERE organisation = ?1
