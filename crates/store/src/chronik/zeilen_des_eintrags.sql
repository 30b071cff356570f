-- Which rows an entry changed, in the order of its changes; the new values only where a key may have changed with
-- them. Uses aenderung_eintrag.
SELECT nr, tabelle, schluessel, art, CASE art WHEN 'geaendert' THEN neu END AS neu, block_zeilen, block_ab, block_summe, block
FROM aenderung WHERE eintrag = ?1 ORDER BY nr
