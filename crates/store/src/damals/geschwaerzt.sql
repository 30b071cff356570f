-- Whether an entry after a position erased values from the history. Scans those entries.
SELECT EXISTS (SELECT 1 FROM main.eintrag WHERE nr > ?1 AND operation = ?2) AS ja
