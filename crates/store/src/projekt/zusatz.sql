-- What lists show of a project beside its phase. Names of organisations may hold any visible character, so they are
-- separated by one that no name holds (unit separator). Uses the primary keys.
SELECT p.kuerzel, p.themenfelder, p.efa,
  (SELECT group_concat(l.leistung, '|') FROM
    (SELECT leistung FROM projekt_leistung WHERE projekt = p.kuerzel ORDER BY leistung) AS l) AS leistungen
FROM projekt AS p
