-- The last entry that changed facts and had arrived by that moment (?1; NULL: jetzt). Arrivals never go backwards, so
-- the entries are read from the newest. Uses the primary key.
SELECT nr, eingegangen_am, kette FROM eintrag
WHERE tatsachen = 1 AND (?1 IS NULL OR eingegangen_am <= ?1) ORDER BY nr DESC LIMIT 1
