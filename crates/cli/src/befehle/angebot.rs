//! Figures of the Angebot in words: rules, one service, one Kommune.

use ozg_app::dto::{KommuneKennzahlDto, LeistungKennzahlDto, RegelzahlDto, ZaehlungDto};

use super::kennzahl::tag;
use crate::tabelle::{self, Spalte};

/// "64,1 %" from hundredths of a percent.
fn prozent(hundertstel: u64) -> String {
    let zehntel = (hundertstel + 5) / 10;
    format!("{},{} %", zehntel / 10, zehntel % 10)
}

/// "64,1 %", "64,1 bis 66,2 %", "nicht bewertbar".
fn anteil(z: &ZaehlungDto) -> String {
    let zahl = ozg_domain::angebot::dreiwert::Zaehlung {
        zaehler: z.zaehler,
        nenner: z.nenner,
        unbekannt: z.unbekannt,
    };
    match zahl.grenzen() {
        None => "nicht bewertbar".to_owned(),
        Some((unten, oben)) if unten == oben => prozent(unten),
        Some((unten, oben)) => {
            let unten = prozent(unten);
            format!("{} bis {}", unten.trim_end_matches(" %"), prozent(oben))
        }
    }
}

/// The rules as a table.
pub(super) fn regeln(regeln: &[RegelzahlDto]) -> String {
    let spalten = [
        Spalte::links("Regel"),
        Spalte::rechts("ja"),
        Spalte::rechts("von"),
        Spalte::rechts("unbekannt"),
        Spalte::rechts("Anteil"),
    ];
    let zellen: Vec<Vec<String>> = regeln
        .iter()
        .map(|r| {
            let z = &r.zahl;
            let mut zeile = vec![r.regel.clone()];
            zeile.extend([z.zaehler, z.nenner, z.unbekannt].map(|n| n.to_string()));
            zeile.push(anteil(z));
            zeile
        })
        .collect();
    tabelle::setzen(&spalten, &zellen).lines().map(|z| format!("  {z}\n")).collect()
}

fn kopf(name: &str, stichtag: &str, katalogversion: Option<&str>, scope: &str) -> String {
    format!(
        "{name}\nStichtag {}, Katalogversion {}, Umfang {scope}\n",
        tag(stichtag),
        katalogversion.unwrap_or("unbekannt")
    )
}

/// One service.
pub(super) fn leistung(k: &LeistungKennzahlDto) -> String {
    let name = format!("{} {}", k.ozg_id, k.name);
    let mut aus = kopf(&name, &k.stichtag, k.katalogversion.as_deref(), &k.scope);
    if !k.im_umfang {
        aus.push_str("\nDie Leistung gehört nicht zu diesem Umfang.\n");
        return aus;
    }
    aus.push('\n');
    aus.push_str(&regeln(&k.regeln));
    aus.push('\n');
    for (regel, grund) in k.regeln.iter().zip(&k.gruende) {
        aus.push_str(&format!("  {}: {grund}\n", regel.regel));
    }
    if k.ohne_einwohner > 0 {
        aus.push_str(&format!("  Z8: {} Kommunen ohne Einwohnerzahl zählen nicht mit\n", k.ohne_einwohner));
    }
    aus
}

/// One Kommune.
pub(super) fn kommune(k: &KommuneKennzahlDto) -> String {
    let name = format!("{} {} ({})", k.ags, k.name, k.typ);
    let mut aus = kopf(&name, &k.stichtag, k.katalogversion.as_deref(), &k.scope);
    aus.push('\n');
    aus.push_str(&regeln(&k.regeln));
    if let Some(v) = &k.vergleich
        && let Some(median) = v.sicher.get(2)
    {
        aus.push_str(&format!("\n  Median der {} Kommunen dieser Art: {}\n", v.kommunen, anteil(median)));
    }
    aus
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anteile_nach_din() {
        let z = |zaehler, nenner, unbekannt| anteil(&ZaehlungDto { zaehler, nenner, unbekannt });
        assert_eq!(z(372, 580, 0), "64,1 %");
        assert_eq!(z(372, 580, 12), "64,1 bis 66,2 %");
        assert_eq!(z(0, 0, 0), "nicht bewertbar");
        assert_eq!(z(0, 3, 3), "0,0 bis 100,0 %");
    }
}
