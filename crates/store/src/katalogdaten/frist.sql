-- The earliest deadline on record.
SELECT min(datum) AS datum FROM frist
