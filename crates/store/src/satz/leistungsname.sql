-- Name of an OZG-Leistung (5 digits) or LeiKa-Leistung. Uses both primary keys.
SELECT coalesce((SELECT name FROM ozg_leistung WHERE ozg_id = ?1),
  (SELECT bezeichnung FROM leika_leistung WHERE kennung = ?1)) AS name
