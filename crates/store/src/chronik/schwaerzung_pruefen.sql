-- The first entry with a blacked-out value that no later entry of that operation accounts for. Scans both tables.
SELECT min(e.nr) AS nr FROM eintrag AS e
WHERE (e.geschwaerzt IS NOT NULL
    OR e.id IN (SELECT a.eintrag FROM aenderung AS a WHERE a.geschwaerzt IS NOT NULL))
  AND NOT EXISTS (SELECT 1 FROM eintrag AS s WHERE s.operation = 'schwaerzung_set' AND s.nr >= e.nr)
