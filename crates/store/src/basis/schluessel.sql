-- Keys under which the history knows a baseline. Reads the index aenderung_zeile only.
SELECT DISTINCT schluessel FROM aenderung WHERE tabelle = 'meilenstein' AND schluessel LIKE '%,"basis"]'
