-- Whether that Kommune is in the catalogue. Uses the primary key.
SELECT 1 AS da FROM kommune WHERE ags = ?1
