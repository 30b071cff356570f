-- Days of the reports of one project and of their Wiedervorlagen: ?1 kuerzel. Uses sachstand_projekt.
SELECT p.kuerzel AS projekt, s.stand_am, s.faellig_am FROM projekt AS p JOIN sachstand AS s ON s.projekt = p.kuerzel
WHERE p.kuerzel = ?1 ORDER BY s.stand_am
