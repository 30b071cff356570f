SELECT leistung, kommunentyp, katalogversion FROM zustaendigkeit
