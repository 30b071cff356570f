-- Entries that touched a project, newest first: ?1 kuerzel, ?2 and ?3 the range of its keys, ?4 how many.
-- Uses aenderung_zeile and the primary keys; reads what names a project in a field once.
WITH beruehrt(eintrag) AS (
  SELECT eintrag FROM aenderung
  WHERE tabelle IN ('projekt', 'projekt_leistung', 'projekt_beteiligung', 'meilenstein')
    AND schluessel >= ?2 AND schluessel < ?3
  UNION
  SELECT eintrag FROM aenderung
  WHERE tabelle IN ('sachstand', 'bewertung', 'risiko', 'bewilligung') AND (tabelle, schluessel) IN (
    SELECT tabelle, schluessel FROM aenderung WHERE tabelle IN ('sachstand', 'bewertung', 'risiko', 'bewilligung')
      AND (json_extract(neu, '$.projekt') = ?1 COLLATE NOCASE OR json_extract(alt, '$.projekt') = ?1 COLLATE NOCASE)))
SELECT e.nr, e.id, e.zeit, e.person, e.herkunft, e.operation, e.grund, e.anzahl, e.kette, e.tatsachen, count(*) OVER () AS alle
FROM eintrag AS e JOIN beruehrt AS b ON b.eintrag = e.id ORDER BY e.nr DESC LIMIT ?4
