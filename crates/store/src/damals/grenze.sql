-- The history as it was: temporary views hide what came later. `grenze` holds the last entry and the last change.
CREATE TEMP TABLE grenze (eintrag INTEGER NOT NULL, aenderung INTEGER NOT NULL);
INSERT INTO temp.grenze (eintrag, aenderung) VALUES (0, 0);
CREATE TEMP VIEW eintrag AS SELECT * FROM main.eintrag WHERE nr <= (SELECT eintrag FROM temp.grenze);
CREATE TEMP VIEW aenderung AS SELECT * FROM main.aenderung WHERE nr <= (SELECT aenderung FROM temp.grenze);
