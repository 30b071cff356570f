-- What this catalogue is and how much it holds. Scans the catalogue tables once (some 6,000 rows).
SELECT k.titel, k.startwert,
  (SELECT kennung FROM katalogversion ORDER BY stand DESC, kennung LIMIT 1) AS katalogversion,
  (SELECT count(*) FROM ozg_leistung WHERE entfallen_mit IS NULL) AS leistungen,
  (SELECT count(*) FROM leika_leistung WHERE entfallen_mit IS NULL) AS leika_leistungen,
  (SELECT count(*) FROM kommune) AS kommunen
FROM katalog AS k WHERE k.kennung = 'katalog'
