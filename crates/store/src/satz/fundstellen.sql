-- All sources, for joining in memory. Scans the table.
SELECT kennung, fundstelle FROM quelle
