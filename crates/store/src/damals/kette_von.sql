-- Chain after an entry. Uses the primary key.
SELECT kette FROM main.eintrag WHERE nr = ?1
