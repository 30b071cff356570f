-- All Fassungen with the entry that made each, newest first. Uses aenderung_zeile and the primary keys.
SELECT f.name, f.stichtag, f.eintrag, f.bekannt_am, f.kopf, e.zeit, e.person, e.grund
FROM fassung AS f
  LEFT JOIN aenderung AS a ON a.tabelle = 'fassung' AND a.schluessel = json_array(f.name)
  LEFT JOIN eintrag AS e ON e.id = a.eintrag
ORDER BY e.nr DESC, f.name
