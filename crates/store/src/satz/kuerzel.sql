-- The kuerzel as it was first written. Uses the primary key, which ignores the case of ASCII letters.
SELECT kuerzel FROM projekt WHERE kuerzel = ?1
