-- Head of the chain. Uses the primary key.
SELECT nr, kette, eingegangen_am FROM eintrag ORDER BY nr DESC LIMIT 1
