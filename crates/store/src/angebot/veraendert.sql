-- What changed since, of the tables that the figures of the Angebot rest on; at most ?2 rows. A change that closes a
-- block of others stands for services that its own key does not name: its table is given as empty.
SELECT CASE WHEN block_zeilen IS NULL THEN tabelle ELSE '' END AS tabelle, schluessel
FROM aenderung
WHERE nr > ?1
  AND tabelle IN ('katalogversion', 'lage', 'ozg_leistung', 'leika_leistung', 'kommune', 'zustaendigkeit', 'nachnutzung')
LIMIT ?2
