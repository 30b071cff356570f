-- Every spelling of a kuerzel that ever was, as recorded keys: whatever it was changed to was changed again, removed,
-- or stands there still. Jumps from key to key in aenderung_zeile, however many changes each has.
WITH RECURSIVE k(schluessel) AS (
  SELECT min(schluessel) FROM aenderung WHERE tabelle = 'projekt'
  UNION ALL
  SELECT (SELECT min(schluessel) FROM aenderung WHERE tabelle = 'projekt' AND schluessel > k.schluessel)
  FROM k WHERE k.schluessel IS NOT NULL)
SELECT schluessel FROM k WHERE schluessel IS NOT NULL
UNION SELECT json_array(kuerzel) FROM projekt
