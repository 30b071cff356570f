-- All OZG-Leistungen with their Themenfeld, also those that fell away.
SELECT o.ozg_id, o.name, l.themenfeld, o.katalogversion, o.entfallen_mit
FROM ozg_leistung AS o JOIN lage AS l ON l.name = o.lage
ORDER BY o.ozg_id
