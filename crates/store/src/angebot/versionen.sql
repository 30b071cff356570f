SELECT kennung, titel, stand FROM katalogversion ORDER BY stand, kennung
