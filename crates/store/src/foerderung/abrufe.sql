-- Draw-downs and repayments. Uses abruf_bewilligung.
SELECT bewilligung, art = 'rueckzahlung' AS rueckzahlung, datum, betrag_cent FROM abruf ORDER BY bewilligung, kennung
