-- Sources by the newest recorded change that named them, within the last 500 changes. Uses the primary keys.
SELECT q.fundstelle FROM
  (SELECT json_extract(neu, '$.quelle') AS quelle, max(nr) AS nr FROM
     (SELECT neu, nr FROM aenderung ORDER BY nr DESC LIMIT 500)
   WHERE json_extract(neu, '$.quelle') IS NOT NULL GROUP BY 1) AS v
JOIN quelle AS q ON q.kennung = v.quelle ORDER BY v.nr DESC LIMIT ?1
