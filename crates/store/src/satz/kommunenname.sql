-- Name of one Kommune. Uses the primary key.
SELECT name FROM kommune WHERE ags = ?1
