-- Reports of a step that were moved or taken back with a reason: month of the entry and their number, ascending. Reads
-- the index aenderung_zeile first.
SELECT substr(e.eingegangen_am, 1, 7) AS monat, count(*) AS anzahl
FROM aenderung AS a CROSS JOIN eintrag AS e
WHERE a.tabelle = 'meilenstein' AND a.schluessel LIKE '%,"ist"]' AND a.art IN ('geaendert', 'geloescht')
  AND e.id = a.eintrag AND json_type(a.alt, '$.datum') IS NOT NULL
  AND coalesce(json_extract(a.neu, '$.grund'), e.grund) IS NOT NULL
GROUP BY monat ORDER BY monat
