-- Origins of the history. Scans the entries.
SELECT DISTINCT herkunft FROM eintrag ORDER BY herkunft
