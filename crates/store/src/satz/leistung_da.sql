-- Whether an OZG-ID (5 digits) or LeiKa-Schlüssel (14) is in the catalogue. Uses both primary keys.
SELECT 1 AS da WHERE (length(?1) = 5 AND EXISTS (SELECT 1 FROM ozg_leistung WHERE ozg_id = ?1))
  OR (length(?1) = 14 AND EXISTS (SELECT 1 FROM leika_leistung WHERE kennung = ?1))
