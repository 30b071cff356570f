-- Puts marks in place of values of one change; digests and salts stay in `geschwaerzt`. Uses the primary key.
UPDATE aenderung SET alt = ?2, neu = ?3, salz = NULL, geschwaerzt = ?4 WHERE nr = ?1
