SELECT kette FROM eintrag WHERE nr = ?1
