-- One project for the rules: ?1 kuerzel. Uses the primary key.
SELECT kuerzel, titel, eines_der_35, aufgenommen_am, ausgeschieden_am, zurueckgestellt_am, fortgesetzt_am,
  quelle IS NOT NULL AS belegt
FROM projekt WHERE kuerzel = ?1
