-- Arrival of the first entry. Uses the primary key.
SELECT eingegangen_am FROM eintrag ORDER BY nr LIMIT 1
