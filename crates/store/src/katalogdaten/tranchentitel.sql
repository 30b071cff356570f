-- Words for tranches. Uses the primary keys.
SELECT t.kennung, p.titel AS programm, t.zweck, t.hinweis, q.fundstelle AS quelle
FROM tranche AS t JOIN foerderprogramm AS p ON p.kennung = t.programm LEFT JOIN quelle AS q ON q.kennung = t.quelle
ORDER BY t.kennung
