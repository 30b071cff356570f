-- All LeiKa-Leistungen, also those without a Schlüssel, which no rule counts.
SELECT kennung, bezeichnung, ozg_leistung, leika_schluessel IS NOT NULL AS gezaehlt, leika_typ, katalogversion,
  entfallen_mit
FROM leika_leistung
ORDER BY kennung
