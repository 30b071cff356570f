-- The one row that says what catalogue this is.
INSERT INTO katalog (kennung, titel, datenart, startwert) VALUES ('katalog', ?1, ?2, ?3)
