-- All milestones for the rules under the kuerzel as the project has it, in key order. Scans the table.
SELECT p.kuerzel AS projekt, m.schritt, m.art, m.datum, m.genauigkeit, m.quelle IS NOT NULL AS belegt
FROM meilenstein AS m JOIN projekt AS p ON p.kuerzel = m.projekt
ORDER BY p.kuerzel, m.schritt, m.art
