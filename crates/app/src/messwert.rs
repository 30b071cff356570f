//! Published figures, and why ours would differ from each.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ozg_domain::angebot::katalog::Umfang;
use ozg_domain::angebot::regeln::{Regel, zahlen};
use ozg_domain::bruch::Bruch;
use ozg_domain::messwert::{Nennervergleich, Zaehlregel, nennervergleich, regel};
use ozg_store::{Angebot, Leser, Satz, StoreFehler};

use crate::dto::{EigeneZahlDto, MesswertDto};
use crate::labels;
use crate::leistung::{saetze, text};
use crate::projekt::zeitangabe;
use crate::rahmen::{Fundstellen, zeit};

/// Those up to the Stichtag, newest first, undated ones last; and the number of later ones.
pub(crate) fn messwerte(
    l: &Leser<'_>,
    fundstellen: &Fundstellen,
    stichtag: NaiveDate,
) -> Result<(Vec<MesswertDto>, u32), StoreFehler> {
    let kommunen: BTreeSet<String> = saetze(l, "kommune")?.iter().map(|s| s.text("name")).collect();
    let leistungen = i64::from(l.katalogstand()?.leistungen);
    let (spaeter, bis): (Vec<_>, Vec<_>) = saetze(l, "messwert")?
        .into_iter()
        .map(|s| (zeit(&s), s))
        .partition(|(z, _)| z.datum().is_some_and(|d| d > stichtag));
    let mut aus: Vec<_> = bis
        .iter()
        .map(|(z, s)| MesswertDto { zeit: zeitangabe(z), ..messwert(s, fundstellen, &kommunen, leistungen) })
        .collect();
    aus.sort_by(|a, b| {
        b.zeit
            .datum
            .cmp(&a.zeit.datum)
            .then_with(|| (&a.region, &a.kennzahl, &a.kennung).cmp(&(&b.region, &b.kennzahl, &b.kennung)))
    });
    Ok((aus, u32::try_from(spaeter.len()).unwrap_or(u32::MAX)))
}

fn messwert(
    s: &Satz,
    fundstellen: &Fundstellen,
    kommunen: &BTreeSet<String>,
    leistungen: i64,
) -> MesswertDto {
    let (region, kennzahl, wert) = (s.text("region"), s.text("kennzahl"), s.text("wert"));
    let (einheit, grundgesamtheit) = (text(s, "einheit"), text(s, "grundgesamtheit"));
    let regel = regel(&kennzahl, &s.text("definition"), &region, kommunen.contains(region.trim()));
    let nenner = grundgesamtheit.as_deref().and_then(|g| g.parse::<i64>().ok());
    let ist_anteil = einheit.as_deref().is_some_and(|e| e.eq_ignore_ascii_case("prozent") || e == "%");
    let anteil = match (wert.parse::<i64>(), nenner) {
        (Ok(z), Some(n)) if !ist_anteil => Bruch::neu(z, n).map(Bruch::prozent),
        _ => None,
    };
    MesswertDto {
        kennung: s.text("kennung"),
        zeit: zeitangabe(&zeit(s)),
        datum_hinweis: text(s, "datum_hinweis"),
        region,
        kennzahl,
        wert,
        einheit,
        grundgesamtheit,
        anteil,
        definition: text(s, "definition"),
        quelle: fundstellen.von(s),
        regel: regel.map(|r| r.wort().to_owned()),
        saetze: regel.map(|r| saetze_zu(r, nenner, leistungen)).unwrap_or_default(),
        eigene: None,
    }
}

/// Our own figure for the same day under the nearest rule, of all services as the sources count; `None` where no rule
/// fits, the source names no day, or nothing was reported by then.
pub(crate) fn eigene(angebot: &Angebot, m: &MesswertDto) -> Option<EigeneZahlDto> {
    let tag: NaiveDate = m.zeit.datum.as_deref()?.parse().ok()?;
    let regel = match m.regel.as_deref()? {
        "Z1" => Regel::Z1,
        "Z3" => Regel::Z3,
        _ => return None,
    };
    let zahlen = zahlen(&angebot.katalog.sicht_am(tag, Umfang::Alle), &angebot.bestand, tag);
    let z = zahlen.leistungen.get(regel as usize).filter(|z| z.unbekannt < z.nenner)?;
    let zahl = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Some(EigeneZahlDto {
        regel: regel.wort().to_owned(),
        zaehler: zahl(z.zaehler),
        nenner: zahl(z.nenner),
        unbekannt: zahl(z.unbekannt),
        unterschied: m.saetze.join(" "),
    })
}

/// Why the two differ: by rule, then by denominator.
fn saetze_zu(regel: Zaehlregel, veroeffentlicht: Option<i64>, eigener: i64) -> Vec<String> {
    let mut aus = vec![labels::text(
        match regel {
            Zaehlregel::Z1 => "messwert.regel.z1",
            Zaehlregel::Z3 => "messwert.regel.z3",
            Zaehlregel::Z3Bund => "messwert.regel.z3_bund",
            Zaehlregel::Z3Land => "messwert.regel.z3_land",
            Zaehlregel::Z6 => "messwert.regel.z6",
        },
        &[],
    )];
    aus.push(match nennervergleich(regel, veroeffentlicht, eigener) {
        Nennervergleich::Gleich(n) => labels::text("messwert.nenner_gleich", &[("nenner", &n.to_string())]),
        Nennervergleich::Anders(a, b) => {
            labels::text("messwert.nenner_anders", &[("a", &a.to_string()), ("b", &b.to_string())])
        }
        Nennervergleich::Unbekannt => labels::text("messwert.nenner_unbekannt", &[]),
        Nennervergleich::AndereEinheit => labels::text("messwert.nenner_einheit", &[]),
    });
    aus
}
