-- Whether any source names that text: ?1. Scans the sources until one does.
SELECT EXISTS (SELECT 1 FROM quelle WHERE instr(fundstelle, ?1) > 0) AS ja
