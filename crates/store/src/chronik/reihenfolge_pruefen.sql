-- The first entry whose changes do not follow those of the entries before it without a gap. Uses aenderung_eintrag.
WITH je AS (
  SELECT e.nr, min(a.nr) AS von, max(a.nr) AS bis, count(*) AS anzahl
  FROM eintrag AS e JOIN aenderung AS a ON a.eintrag = e.id GROUP BY e.nr)
SELECT min(nr) AS nr FROM (
  SELECT nr, von, bis, anzahl, coalesce(max(bis) OVER (
    ORDER BY nr ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS davor FROM je)
WHERE von <> davor + 1 OR bis <> davor + anzahl
