-- Schema 3: standards and who keeps them, ratings and risks of a project, reuse contracts of a Vereinbarung.

CREATE TABLE standard (
  kennung TEXT NOT NULL CHECK (length(kennung) BETWEEN 1 AND 120 AND kennung = trim(kennung)),
  titel TEXT NOT NULL CHECK (length(titel) BETWEEN 1 AND 500),
  herausgeber TEXT CHECK (length(herausgeber) BETWEEN 1 AND 500),
  gegenstand TEXT CHECK (length(gegenstand) BETWEEN 1 AND 10000),
  quelle TEXT REFERENCES quelle(kennung),
  PRIMARY KEY (kennung)
) STRICT, WITHOUT ROWID;

CREATE TABLE konformitaet (
  loesung TEXT NOT NULL REFERENCES loesung(kennung),
  standard TEXT NOT NULL REFERENCES standard(kennung),
  stand TEXT NOT NULL CHECK (stand IN ('erfüllt', 'teilweise', 'nicht erfüllt', 'in Prüfung')),
  geprueft_am TEXT CHECK (geprueft_am IS date(geprueft_am, '+0 days') AND geprueft_am BETWEEN '1990-01-01' AND '2100-12-31'),
  hinweis TEXT CHECK (length(hinweis) BETWEEN 1 AND 10000),
  quelle TEXT REFERENCES quelle(kennung),
  PRIMARY KEY (loesung, standard)
) STRICT, WITHOUT ROWID;

CREATE TABLE bewertung (
  kennung TEXT NOT NULL CHECK (length(kennung) BETWEEN 1 AND 120 AND kennung = trim(kennung)),
  projekt TEXT NOT NULL COLLATE NOCASE REFERENCES projekt(kuerzel),
  bewertet_am TEXT NOT NULL CHECK (bewertet_am IS date(bewertet_am, '+0 days') AND bewertet_am BETWEEN '1990-01-01' AND '2100-12-31'),
  urteil TEXT NOT NULL CHECK (urteil IN ('im Plan', 'gefährdet', 'nicht zu halten')),
  bewertet_von TEXT NOT NULL CHECK (length(bewertet_von) BETWEEN 1 AND 500),
  begruendung TEXT CHECK (length(begruendung) BETWEEN 1 AND 10000),
  quelle TEXT REFERENCES quelle(kennung),
  PRIMARY KEY (kennung)
) STRICT, WITHOUT ROWID;

CREATE TABLE risiko (
  kennung TEXT NOT NULL CHECK (length(kennung) BETWEEN 1 AND 120 AND kennung = trim(kennung)),
  projekt TEXT NOT NULL COLLATE NOCASE REFERENCES projekt(kuerzel),
  art TEXT NOT NULL CHECK (art IN ('Risiko', 'Hindernis')),
  titel TEXT NOT NULL CHECK (length(titel) BETWEEN 1 AND 500),
  erkannt_am TEXT NOT NULL CHECK (erkannt_am IS date(erkannt_am, '+0 days') AND erkannt_am BETWEEN '1990-01-01' AND '2100-12-31'),
  wahrscheinlichkeit TEXT CHECK (wahrscheinlichkeit IN ('gering', 'mittel', 'hoch')),
  auswirkung TEXT CHECK (auswirkung IN ('gering', 'mittel', 'hoch')),
  massnahme TEXT CHECK (length(massnahme) BETWEEN 1 AND 10000),
  zustaendig TEXT CHECK (length(zustaendig) BETWEEN 1 AND 500),
  faellig_am TEXT CHECK (faellig_am IS date(faellig_am, '+0 days') AND faellig_am BETWEEN '1990-01-01' AND '2100-12-31'),
  erledigt_am TEXT CHECK (erledigt_am IS date(erledigt_am, '+0 days') AND erledigt_am BETWEEN '1990-01-01' AND '2100-12-31'),
  quelle TEXT REFERENCES quelle(kennung),
  PRIMARY KEY (kennung)
) STRICT, WITHOUT ROWID;

CREATE INDEX konformitaet_standard ON konformitaet(standard);
CREATE INDEX bewertung_projekt ON bewertung(projekt, bewertet_am);
CREATE INDEX risiko_projekt ON risiko(projekt);

-- A reuse contract goes from interest to contract to connection; its state on a day follows from these dates.
ALTER TABLE vereinbarung ADD COLUMN loesung TEXT REFERENCES loesung(kennung);
ALTER TABLE vereinbarung ADD COLUMN nutzer TEXT CHECK (length(nutzer) BETWEEN 1 AND 500);
ALTER TABLE vereinbarung ADD COLUMN interesse_am TEXT CHECK (interesse_am IS date(interesse_am, '+0 days') AND interesse_am BETWEEN '1990-01-01' AND '2100-12-31');
ALTER TABLE vereinbarung ADD COLUMN vertrag_am TEXT CHECK (vertrag_am IS date(vertrag_am, '+0 days') AND vertrag_am BETWEEN '1990-01-01' AND '2100-12-31');
ALTER TABLE vereinbarung ADD COLUMN angeschlossen_am TEXT CHECK (angeschlossen_am IS date(angeschlossen_am, '+0 days') AND angeschlossen_am BETWEEN '1990-01-01' AND '2100-12-31');

-- Which service a project of a Modellregion brought, and through which portal others may use it.
ALTER TABLE modellprojekt ADD COLUMN leistung TEXT CHECK (length(leistung) IN (5, 14));
ALTER TABLE modellprojekt ADD COLUMN portal TEXT REFERENCES portal(kennung);
ALTER TABLE modellprojekt ADD COLUMN nachnutzung TEXT CHECK (length(nachnutzung) BETWEEN 1 AND 10000);

-- Many new rows of one table may be kept together: such a change is the last of them, and `block` holds the
-- `block_zeilen` rows before it, packed, as lines of JSON in the order of their keys. They have the positions before
-- its own. `block_ab` is the key of the first, `block_summe` the SHA-256 of the lines, which the entry hashes.
ALTER TABLE aenderung ADD COLUMN block_zeilen INTEGER CHECK (block_zeilen IS NULL OR (block_zeilen BETWEEN 1 AND 65535 AND block_zeilen < nr AND art = 'neu'));
ALTER TABLE aenderung ADD COLUMN block_ab TEXT CHECK ((block_ab IS NULL) = (block_zeilen IS NULL) AND block_ab < schluessel);
ALTER TABLE aenderung ADD COLUMN block_summe TEXT CHECK ((block_summe IS NULL) = (block_zeilen IS NULL) AND length(block_summe) = 64);
ALTER TABLE aenderung ADD COLUMN block BLOB CHECK ((block IS NULL) = (block_zeilen IS NULL));
CREATE INDEX aenderung_block ON aenderung(tabelle, schluessel) WHERE block_zeilen IS NOT NULL;
