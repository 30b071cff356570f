-- Rows that refer to nothing, counted per table. Scans all referring tables.
SELECT "table" AS tabelle, count(*) AS anzahl FROM pragma_foreign_key_check GROUP BY "table" ORDER BY "table"
