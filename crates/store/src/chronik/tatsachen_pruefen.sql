-- The first entry that says it changed no facts and did: only a Fassung is none. Uses aenderung_eintrag.
SELECT min(e.nr) AS nr FROM eintrag AS e
WHERE e.tatsachen = 0 AND EXISTS (SELECT 1 FROM aenderung AS a WHERE a.eintrag = e.id AND a.tabelle <> 'fassung')
