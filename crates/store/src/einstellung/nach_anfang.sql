-- Local settings that hold free input: drafts, views, settings of the window, the person. Scans the table.
SELECT name, wert FROM einstellung
WHERE name = 'person' OR name GLOB 'entwurf:*' OR name GLOB 'ansicht:*' OR name GLOB 'fenster:*' ORDER BY name
