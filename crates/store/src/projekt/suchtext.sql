-- What the search looks through besides: services by number and name, and the newest Sachstand up to a day.
-- Uses the primary keys and sachstand_projekt.
SELECT p.kuerzel,
  (SELECT group_concat(l.leistung || ' ' || coalesce(o.name, k.bezeichnung, ''), char(10))
   FROM projekt_leistung AS l LEFT JOIN ozg_leistung AS o ON o.ozg_id = l.leistung
     LEFT JOIN leika_leistung AS k ON k.kennung = l.leistung
   WHERE l.projekt = p.kuerzel) AS leistungen,
  (SELECT concat_ws(char(10), s.text, s.hindernis, s.naechster_schritt, s.zustaendig) FROM sachstand AS s
   WHERE s.projekt = p.kuerzel AND s.stand_am <= ?1 ORDER BY s.stand_am DESC, s.kennung DESC LIMIT 1) AS sachstand
FROM projekt AS p
