-- The first entry whose changes do not follow those of the entries before it without a gap. A change that closes a block
-- stands for its rows, too. Uses aenderung_eintrag.
SELECT min(nr) AS nr FROM (
  SELECT nr, von, bis, anzahl, coalesce(max(bis) OVER (
    ORDER BY nr ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS davor
  FROM (
    SELECT e.nr, min(a.nr - coalesce(a.block_zeilen, 0)) AS von, max(a.nr) AS bis,
      total(1 + coalesce(a.block_zeilen, 0)) AS anzahl
    FROM eintrag AS e JOIN aenderung AS a ON a.eintrag = e.id GROUP BY e.nr))
WHERE von <> davor + 1 OR bis <> davor + anzahl
