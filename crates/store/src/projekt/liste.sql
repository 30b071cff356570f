-- All projects for the rules, by title. Scans some hundred rows.
SELECT kuerzel, titel, eines_der_35, aufgenommen_am, ausgeschieden_am, zurueckgestellt_am, fortgesetzt_am,
  quelle IS NOT NULL AS belegt
FROM projekt ORDER BY titel, kuerzel
