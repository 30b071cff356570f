-- The reports of one service, by the key.
SELECT leistung, ags, stand, reifegrad_modell, reifegrad, reifegrad_art, gueltig_ab, loesung
FROM nachnutzung
WHERE leistung = ?1
ORDER BY ags, gueltig_ab, loesung
