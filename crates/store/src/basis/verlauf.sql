-- Changes of one baseline in their order. Uses aenderung_zeile.
SELECT nr, json_extract(neu, '$.datum') AS datum, json_type(neu, '$.datum') IS NOT NULL AS mit_datum,
  json_extract(neu, '$.genauigkeit') AS genauigkeit
FROM aenderung WHERE tabelle = 'meilenstein' AND schluessel = ?1 AND neu IS NOT NULL ORDER BY nr
