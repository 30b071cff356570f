-- All tranches, by kennung. Uses the primary key.
SELECT kennung, jahr_von, jahr_bis, betrag_cent, genauigkeit, coalesce(summierbar = 'ja', 0) AS summierbar
FROM tranche ORDER BY kennung
