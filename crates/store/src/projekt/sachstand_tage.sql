-- Days of all reports and of their Wiedervorlagen under the kuerzel as the project has it. Uses sachstand_projekt.
SELECT p.kuerzel AS projekt, s.stand_am, s.faellig_am FROM sachstand AS s JOIN projekt AS p ON p.kuerzel = s.projekt
ORDER BY s.projekt, s.stand_am
