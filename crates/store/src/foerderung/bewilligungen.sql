-- Grants that belong to a tranche. Uses bewilligung_tranche.
SELECT tranche, kennung, stand = 'bewilligt' AS bewilligt, datum, betrag_cent FROM bewilligung
WHERE tranche IS NOT NULL ORDER BY tranche, kennung
