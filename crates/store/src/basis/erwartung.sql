-- Changes of what was expected of the roll-out in NRW, in their order, with the moment at which each was known here.
-- Reads the index aenderung_zeile first; a change without an entry is known by nobody.
SELECT a.schluessel, e.eingegangen_am, a.neu IS NULL AS entfernt, json_extract(a.neu, '$.datum') AS datum,
  json_type(a.neu, '$.datum') IS NOT NULL AS mit_datum
FROM aenderung AS a CROSS JOIN eintrag AS e
WHERE a.tabelle = 'meilenstein' AND e.id = a.eintrag
  AND (a.schluessel LIKE '%,"rollout_nrw","prognose"]' OR a.schluessel LIKE '%,"rollout_nrw","plan"]'
    OR a.schluessel LIKE '%,"rollout_nrw","basis"]')
ORDER BY a.nr
