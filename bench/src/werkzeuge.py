"""Measures DuckDB and matplotlib; one line per tool: name, tab, seconds of each run."""

import io
import sys
import time

import duckdb
import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

quelle, ziel = sys.argv[1:]


def gemessen(name, anzahl, lauf):
    lauf()
    zeiten = []
    for _ in range(anzahl):
        beginn = time.perf_counter()
        lauf()
        zeiten.append(time.perf_counter() - beginn)
    print(name + "\t" + " ".join(map(str, zeiten)))


conn = duckdb.connect()
conn.execute(f"CREATE TABLE n AS SELECT * FROM read_csv('{quelle}', delim=';', all_varchar=true)")


def export():
    conn.execute(f"COPY (SELECT * FROM n ORDER BY leistung, ags, gueltig_ab, loesung) TO '{ziel}' (DELIMITER ';', HEADER)")


def burnup():
    bild, achse = plt.subplots(figsize=(9.6, 4.8), dpi=100)
    achse.step(range(40), [35] * 40, label="Umfang")
    achse.step(range(40), [i // 2 for i in range(40)], label="Betrieb")
    achse.legend()
    bild.savefig(io.BytesIO(), format="svg")
    plt.close(bild)


gemessen(f"DuckDB {duckdb.__version__}: COPY TO, im Prozess", 7, export)
gemessen(f"matplotlib {matplotlib.__version__}: Burn-up als SVG", 20, burnup)
