-- Key of the source with that text. Uses quelle_fundstelle.
SELECT kennung FROM quelle WHERE fundstelle = ?1
