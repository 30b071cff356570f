-- All milestones for the rules, in key order. Scans the table.
SELECT projekt, schritt, art, datum, genauigkeit, quelle IS NOT NULL AS belegt FROM meilenstein
ORDER BY projekt, schritt, art
