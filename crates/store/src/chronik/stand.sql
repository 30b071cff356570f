-- Grows with every recorded change and every entry. Uses the primary keys.
SELECT (SELECT coalesce(max(nr), 0) FROM aenderung) + (SELECT coalesce(max(nr), 0) FROM eintrag) AS stand
