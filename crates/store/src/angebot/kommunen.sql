SELECT ags, name, typ, substr(ags, 1, 5) AS kreis, einwohner FROM kommune ORDER BY ags
