-- Number of projects that the Vorlage names. Scans the published figures.
SELECT CAST(wert AS INTEGER) AS wert FROM messwert
WHERE kennzahl = 'kommunale_projekte_initiiert' AND region = 'Nordrhein-Westfalen' ORDER BY kennung LIMIT 1
