-- Text of one source. Uses the primary key.
SELECT fundstelle FROM quelle WHERE kennung = ?1
