-- Titles of all projects. Scans some hundred rows.
SELECT kuerzel, titel FROM projekt
