-- Why the dates of a project that are on record were set: the reason of the last entry that set each, where it has one.
-- Uses aenderung_zeile and the primary keys.
WITH gesetzt(kuerzel, feld) AS (
  SELECT kuerzel, 'aufgenommen_am' FROM projekt WHERE aufgenommen_am IS NOT NULL
  UNION ALL SELECT kuerzel, 'ausgeschieden_am' FROM projekt WHERE ausgeschieden_am IS NOT NULL
  UNION ALL SELECT kuerzel, 'zurueckgestellt_am' FROM projekt WHERE zurueckgestellt_am IS NOT NULL
  UNION ALL SELECT kuerzel, 'fortgesetzt_am' FROM projekt WHERE fortgesetzt_am IS NOT NULL)
SELECT g.kuerzel, g.feld, p.austrittsgrund,
  (SELECT e.grund FROM aenderung AS a JOIN eintrag AS e ON e.id = a.eintrag
   WHERE a.tabelle = 'projekt' AND a.schluessel = json_array(g.kuerzel)
     AND json_extract(a.neu, '$.' || g.feld) IS NOT NULL ORDER BY a.nr DESC LIMIT 1) AS grund
FROM gesetzt AS g JOIN projekt AS p ON p.kuerzel = g.kuerzel
