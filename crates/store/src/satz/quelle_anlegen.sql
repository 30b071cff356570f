-- A source on its first use.
INSERT INTO quelle (kennung, fundstelle) VALUES (?1, ?2)
