-- A new Fassung: name, Stichtag, and position, arrival and chain of its last entry.
INSERT INTO fassung (name, stichtag, eintrag, bekannt_am, kopf) VALUES (?1, ?2, ?3, ?4, ?5)
