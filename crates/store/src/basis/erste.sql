-- Values with which baselines came into the history, in their order. Reads the index aenderung_zeile first.
SELECT schluessel, json_extract(neu, '$.datum') AS datum, json_extract(neu, '$.genauigkeit') AS genauigkeit
FROM aenderung WHERE tabelle = 'meilenstein' AND schluessel LIKE '%,"basis"]' AND art = 'neu' ORDER BY nr
