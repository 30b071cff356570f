-- Columns of a table's key in their order, with type and collation.
SELECT x.name, t.type AS typ, x.coll AS vergleich
FROM pragma_index_list(?1, 'main') AS l
  JOIN pragma_index_xinfo(l.name, 'main') AS x
  JOIN pragma_table_info(?1, 'main') AS t ON t.name = x.name
WHERE l.origin = 'pk' AND x.key = 1 AND t.pk > 0 ORDER BY x.seqno
