-- Position of the last change of an entry. Uses aenderung_eintrag, which ends in the position.
SELECT coalesce(max(a.nr), 0) AS nr FROM main.aenderung AS a
WHERE a.eintrag = (SELECT id FROM main.eintrag WHERE nr = ?1)
