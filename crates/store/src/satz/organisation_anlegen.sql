-- An organisation on its first use.
INSERT INTO organisation (name) VALUES (?1)
