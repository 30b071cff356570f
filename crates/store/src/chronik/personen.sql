-- Persons of the history, most entries first; '' for none. Scans the entries.
SELECT coalesce(person, '') AS person FROM eintrag GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 500
