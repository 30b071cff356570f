-- All ratings under the kuerzel as the project has it, by project, day and kennung. Uses bewertung_projekt.
SELECT b.kennung, p.kuerzel AS projekt, b.bewertet_am, b.urteil, b.bewertet_von, b.begruendung
FROM bewertung AS b JOIN projekt AS p ON p.kuerzel = b.projekt
ORDER BY p.kuerzel, b.bewertet_am, b.kennung
