-- Positions of the entries that fulfil the filters, newest first; NULL does not filter: ?1 from and ?2 before a moment,
-- ?3 person ('' none), ?4 origin, ?5 project with ?6 and ?7 the range of its keys, ?8 table, ?9 kind and ?10
-- key of a change, ?11 positions of the changes whose block holds that key as a JSON array.
-- Scans the entries; uses aenderung_eintrag and aenderung_zeile.
WITH beruehrt(eintrag) AS (
  SELECT eintrag FROM aenderung
  WHERE tabelle IN ('projekt', 'projekt_leistung', 'projekt_beteiligung', 'meilenstein')
    AND schluessel >= ?6 AND schluessel < ?7
  UNION
  SELECT eintrag FROM aenderung
  WHERE tabelle IN ('sachstand', 'bewertung', 'risiko', 'bewilligung') AND (tabelle, schluessel) IN (
    SELECT tabelle, schluessel FROM aenderung WHERE tabelle IN ('sachstand', 'bewertung', 'risiko', 'bewilligung')
      AND (json_extract(neu, '$.projekt') = ?5 COLLATE NOCASE OR json_extract(alt, '$.projekt') = ?5 COLLATE NOCASE)))
SELECT e.nr FROM eintrag AS e
WHERE (?1 IS NULL OR e.eingegangen_am >= ?1)
  AND (?2 IS NULL OR e.eingegangen_am < ?2)
  AND (?3 IS NULL OR coalesce(e.person, '') = ?3)
  AND (?4 IS NULL OR e.herkunft = ?4)
  AND (?5 IS NULL OR e.id IN (SELECT eintrag FROM beruehrt))
  AND ((?8 IS NULL AND ?9 IS NULL AND ?10 IS NULL) OR EXISTS (
    SELECT 1 FROM aenderung AS a
    WHERE a.eintrag = e.id AND (?8 IS NULL OR a.tabelle = ?8) AND (?9 IS NULL OR a.art = ?9)
      AND (?10 IS NULL OR a.schluessel = ?10 OR a.nr IN (SELECT value FROM json_each(?11)))))
ORDER BY e.nr DESC
