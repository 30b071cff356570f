-- Puts marks in place of person or reason of one entry; the digest stays in `geschwaerzt`. Uses the primary key.
UPDATE eintrag SET person = ?2, grund = ?3, salz = NULL, geschwaerzt = ?4 WHERE nr = ?1
