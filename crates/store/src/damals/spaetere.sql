-- Entries that are hidden in this state of knowledge; 0 for jetzt. Uses the primary keys.
SELECT coalesce((SELECT max(nr) FROM main.eintrag), 0) - coalesce((SELECT max(nr) FROM eintrag), 0) AS anzahl
