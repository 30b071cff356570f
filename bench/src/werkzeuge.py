"""Measures DuckDB, numpy and matplotlib; one line per tool: name, tab, seconds of each run."""

import io
import sys
import time

import duckdb
import matplotlib
import numpy

matplotlib.use("svg")
import matplotlib.pyplot as plt

quelle, ziel, *bund = sys.argv[1:]


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


def zaehlen():
    conn.execute("SELECT leistung, count(*) FROM n WHERE stand = 'online' AND reifegrad >= 2 AND gueltig_ab <= DATE '2022-10-01' GROUP BY leistung").fetchall()


def prognose():
    zufall = numpy.random.default_rng(7)
    proben = numpy.array([30, 60, 90, 120, 180, 240, 365], dtype=float)
    dauern = proben[zufall.integers(0, len(proben), size=(10_000, 35, 3))]
    schock = numpy.exp(zufall.normal(0.0, 0.2, size=10_000))
    ende = dauern.sum(axis=2) * schock[:, None]
    rechtzeitig = ende <= 300
    return rechtzeitig.mean(axis=0), rechtzeitig.all(axis=1).mean(), numpy.percentile(ende.max(axis=1), [10, 50, 85, 90])


gemessen(f"DuckDB {duckdb.__version__}: COPY TO, im Prozess", 7, export)
gemessen(f"matplotlib {matplotlib.__version__}: Burn-up als SVG", 20, burnup)
gemessen(f"numpy {numpy.__version__}: Monte Carlo 10 000 × 35 × 3", 20, prognose)
conn.execute(f"CREATE OR REPLACE TABLE n AS SELECT leistung, stand, TRY_CAST(reifegrad AS INTEGER) AS reifegrad, CAST(gueltig_ab AS DATE) AS gueltig_ab FROM read_csv('{quelle}', delim=';', all_varchar=true)")
gemessen(f"NRW: DuckDB {duckdb.__version__}, ein Durchgang, zählt je Leistung", 20, zaehlen)
for katalog in bund:
    import sqlite3

    # The rows as arrays, so that DuckDB counts in its own columns.
    import pyarrow
    roh = sqlite3.connect(f"file:{katalog}?mode=ro", uri=True)
    spalten = {"leistung": [], "stand": [], "reifegrad": [], "gueltig_ab": []}
    for zeile in roh.execute("SELECT leistung, stand, reifegrad, gueltig_ab FROM nachnutzung"):
        for wert, spalte in zip(zeile, spalten.values()):
            spalte.append(wert)
    tabelle = pyarrow.table(spalten)
    conn.execute("CREATE OR REPLACE TABLE n AS SELECT leistung, stand, reifegrad::INTEGER AS reifegrad, CAST(gueltig_ab AS DATE) AS gueltig_ab FROM tabelle")
    gemessen(f"Bund: DuckDB {duckdb.__version__}, ein Durchgang, zählt je Leistung", 10, zaehlen)
