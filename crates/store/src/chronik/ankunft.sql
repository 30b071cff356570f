-- When an entry arrived here. Uses the primary key.
SELECT eingegangen_am FROM eintrag WHERE nr = ?1
