-- Schema 2: named baselines ("Vorlage 17/4771"). Recorded, chained, never changed.
--
-- `eintrag`, `bekannt_am` and `kopf` are position, arrival and chain of the last entry that changed facts: the state
-- of knowledge that the name stands for. Its entry is no part of that state.

CREATE TABLE fassung (
  name TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 120 AND name = trim(name)),
  stichtag TEXT NOT NULL CHECK (stichtag IS date(stichtag, '+0 days') AND stichtag BETWEEN '1990-01-01' AND '2100-12-31'),
  eintrag INTEGER NOT NULL CHECK (eintrag > 0),
  bekannt_am TEXT NOT NULL,
  kopf TEXT NOT NULL CHECK (length(kopf) = 64),
  PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER fassung_unveraenderlich BEFORE UPDATE ON fassung BEGIN
  SELECT RAISE(ABORT, 'a Fassung is never changed');
END;

CREATE TRIGGER fassung_bleibt BEFORE DELETE ON fassung BEGIN
  SELECT RAISE(ABORT, 'a Fassung is never removed');
END;
