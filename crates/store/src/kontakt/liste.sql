-- Contacts of one project, by name. Scans the table (local, some hundred rows).
SELECT id, projekt, organisation, name, telefon, mail FROM kontakt WHERE projekt = ?1 ORDER BY name, id
