-- Title of one Lösung. Uses the primary key.
SELECT titel AS name FROM loesung WHERE kennung = ?1
