-- Changes of some entries that touched a project, by entry and in their order: ?1 kuerzel, ?2 and ?3 the range of its
-- keys, ?4 the entries as a JSON array. Uses aenderung_eintrag; reads what names a project
-- in a field once.
WITH eigen(tabelle, schluessel) AS MATERIALIZED (
  SELECT tabelle, schluessel FROM aenderung WHERE tabelle IN ('sachstand', 'bewertung', 'risiko', 'bewilligung')
    AND (json_extract(neu, '$.projekt') = ?1 COLLATE NOCASE OR json_extract(alt, '$.projekt') = ?1 COLLATE NOCASE))
SELECT a.eintrag, a.nr, a.tabelle, a.schluessel, a.art, a.alt, a.neu, a.salz, a.geschwaerzt
FROM aenderung AS a
WHERE a.eintrag IN (SELECT value FROM json_each(?4)) AND (
  a.tabelle IN ('projekt', 'projekt_leistung', 'projekt_beteiligung', 'meilenstein')
    AND a.schluessel >= ?2 AND a.schluessel < ?3
  OR (a.tabelle, a.schluessel) IN (SELECT tabelle, schluessel FROM eigen))
ORDER BY a.eintrag, a.nr
