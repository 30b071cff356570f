-- What lists show of a project beside its phase. Uses the primary keys.
SELECT p.kuerzel, p.themenfelder, p.efa,
  (SELECT group_concat(b.organisation, '|') FROM
    (SELECT organisation FROM projekt_beteiligung WHERE projekt = p.kuerzel AND rolle = 'projektleitung'
     ORDER BY organisation) AS b) AS leitung,
  (SELECT group_concat(l.leistung, '|') FROM
    (SELECT leistung FROM projekt_leistung WHERE projekt = p.kuerzel ORDER BY leistung) AS l) AS leistungen
FROM projekt AS p
