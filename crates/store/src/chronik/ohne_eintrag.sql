-- Changes that another program made. Uses aenderung_eintrag.
SELECT count(*) AS anzahl FROM aenderung WHERE eintrag IS NULL
