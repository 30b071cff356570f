-- Parties of all projects by project, role and name. Uses the primary keys.
SELECT p.kuerzel AS projekt, b.organisation, b.rolle, q.fundstelle AS quelle
FROM projekt_beteiligung AS b JOIN projekt AS p ON p.kuerzel = b.projekt LEFT JOIN quelle AS q ON q.kennung = b.quelle
ORDER BY p.kuerzel, CASE b.rolle WHEN 'projektleitung' THEN 1 WHEN 'kernteam' THEN 2 WHEN 'erweitertes_team' THEN 3
  WHEN 'beteiligt' THEN 4 ELSE 5 END, b.organisation
