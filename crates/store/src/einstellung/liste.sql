-- Local settings whose name begins with ?1, by name. Scans the table (some hundred rows).
SELECT name, wert FROM einstellung WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name
