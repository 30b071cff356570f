-- What changed since, of the tables that the figures of the Angebot rest on; at most ?2 rows.
SELECT tabelle, schluessel
FROM aenderung
WHERE nr > ?1
  AND tabelle IN ('katalogversion', 'lage', 'ozg_leistung', 'leika_leistung', 'kommune', 'zustaendigkeit', 'nachnutzung')
LIMIT ?2
