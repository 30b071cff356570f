-- Days of all reports. Uses sachstand_projekt.
SELECT projekt, stand_am FROM sachstand ORDER BY projekt, stand_am
