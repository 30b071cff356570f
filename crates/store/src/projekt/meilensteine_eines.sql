-- Milestones of one project under its kuerzel: ?1. Uses the primary keys.
SELECT p.kuerzel AS projekt, m.schritt, m.art, m.datum, m.genauigkeit, m.quelle IS NOT NULL AS belegt
FROM projekt AS p JOIN meilenstein AS m ON m.projekt = p.kuerzel
WHERE p.kuerzel = ?1 ORDER BY m.schritt, m.art
