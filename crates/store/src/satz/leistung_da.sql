-- Whether an OZG-ID or LeiKa-Schlüssel is in the catalogue. Uses both primary keys.
SELECT 1 AS da WHERE EXISTS (SELECT 1 FROM ozg_leistung WHERE ozg_id = ?1)
  OR EXISTS (SELECT 1 FROM leika_leistung WHERE kennung = ?1)
