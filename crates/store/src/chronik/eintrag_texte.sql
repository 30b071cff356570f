-- What may be blacked out in the head of an entry. Uses the primary key.
SELECT person, grund, salz, geschwaerzt FROM eintrag WHERE nr = ?1
