-- Reports of a step that were moved or taken back with a reason after an entry (?1), in their order. Reads the index
-- aenderung_zeile first, so that an import of other rows does not count. Uses the primary keys.
SELECT a.schluessel, coalesce(json_extract(a.neu, '$.grund'), e.grund) AS grund
FROM aenderung AS a CROSS JOIN eintrag AS e
WHERE a.tabelle = 'meilenstein' AND a.schluessel LIKE '%,"ist"]' AND a.art IN ('geaendert', 'geloescht')
  AND e.id = a.eintrag AND e.nr > ?1 AND json_type(a.alt, '$.datum') IS NOT NULL
  AND coalesce(json_extract(a.neu, '$.grund'), e.grund) IS NOT NULL
ORDER BY a.nr
