-- Which rows an entry changed, in the order of its changes; the new values only where a key may have changed with
-- them. Uses aenderung_eintrag.
SELECT nr, tabelle, schluessel, CASE art WHEN 'geaendert' THEN neu END AS neu
FROM aenderung WHERE eintrag = ?1 ORDER BY nr
