-- Sets a local setting; not part of the history.
INSERT INTO einstellung (name, wert) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET wert = excluded.wert
