-- First and last change of an entry, and whether all of them are new rows. Uses aenderung_eintrag.
SELECT min(nr) AS von, max(nr) AS bis, min(art = 'neu') AS nur_neu FROM main.aenderung WHERE eintrag = ?1
