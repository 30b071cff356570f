-- Name of one portal. Uses the primary key.
SELECT name FROM portal WHERE kennung = ?1
