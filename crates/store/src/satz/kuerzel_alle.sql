-- All kuerzel, for the comparison of letters beyond ASCII. Scans some hundred rows.
SELECT kuerzel FROM projekt
