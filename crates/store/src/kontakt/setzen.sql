-- Writes one contact. Uses the primary key.
INSERT INTO kontakt (id, projekt, organisation, name, telefon, mail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET projekt = excluded.projekt, organisation = excluded.organisation, name = excluded.name,
  telefon = excluded.telefon, mail = excluded.mail
