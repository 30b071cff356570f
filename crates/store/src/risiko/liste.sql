-- All risks and obstacles under the kuerzel as the project has it, by kennung. Uses the primary keys.
SELECT r.kennung, p.kuerzel AS projekt, r.art, r.titel, r.erkannt_am, r.wahrscheinlichkeit, r.auswirkung, r.massnahme,
  r.zustaendig, r.faellig_am, r.erledigt_am
FROM risiko AS r JOIN projekt AS p ON p.kuerzel = r.projekt
ORDER BY r.kennung
