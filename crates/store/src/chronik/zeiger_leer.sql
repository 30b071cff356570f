-- Whether the mark of the triggers is there, once, and names no entry. One row.
SELECT count(*) = 1 AND count(eintrag) = 0 AS leer FROM chronik_zeiger
