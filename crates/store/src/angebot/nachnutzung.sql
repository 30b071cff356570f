-- All reports in the order of the key: one pass over the table.
SELECT leistung, ags, stand, reifegrad_modell, reifegrad, reifegrad_art, gueltig_ab, loesung
FROM nachnutzung
ORDER BY leistung, ags, gueltig_ab, loesung
