//! The view Zählweisen: the ladder, the list behind each rung, and what belongs beside them.

use chrono::NaiveDate;
use ozg_domain::angebot::dreiwert::Dreiwert;
use ozg_domain::angebot::flaeche::{Flaechen, flaechen};
use ozg_domain::angebot::kommunen::{umsetzungsgrade, verteilungen};
use ozg_domain::angebot::regeln::{Regel, Regelzahlen, Urteil, faelle, urteile};
use ozg_domain::angebot::reichweite::{Mittel, mittel};
use ozg_domain::regel::Regel as Feldregel;
use ozg_store::Angebot;

use super::{efa, gruende, messwert, umfang_lesen};
use crate::dto::{
    ApiFehler, FeldDto, LeistungNameDto, LeistungUrteilDto, MittelDto, StufeDto, ZaehlweisenDto,
};
use crate::zeitpunkt::feldfehler;
use crate::{Anwendung, labels};

impl Anwendung {
    /// Every counting rule side by side.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::EingabeUngueltig`] for an unknown scope; as the catalogue reports.
    pub fn zaehlweise_get(&self, stichtag: NaiveDate, scope: &str) -> Result<ZaehlweisenDto, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        let bekannt_am = self.bekannt_am();
        self.lesen(|l| {
            let a = self.angebot(l)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            let urteile = urteile(&sicht, &a.bestand, stichtag);
            let flaechen = flaechen(&sicht, &a.bestand, stichtag, &urteile);
            let grade = umsetzungsgrade(&sicht, &a.bestand, stichtag);
            let (z7, z8) = mittel(&sicht, &a.bestand, stichtag);
            let zaehle = |ist: fn(&Urteil) -> bool| urteile.iter().filter(|u| ist(u)).count() as u64;
            Ok(ZaehlweisenDto {
                stichtag: stichtag.to_string(),
                bekannt_am,
                scope: umfang.wort().to_owned(),
                katalogversion: sicht.version.map(|v| v.kennung.clone()),
                katalogversion_titel: sicht.version.map(|v| v.titel.clone()),
                meldungen: a.bestand.meldungen() as u64,
                ohne_meldung: zaehle(|u| !u.gemeldet),
                ohne_zustaendigkeit: zaehle(|u| u.ohne_zustaendigkeit > 0),
                kommunen: a.katalog.kommunen.len() as u64,
                stufen: stufen(&urteile, &flaechen),
                kommunenarten: verteilungen(&sicht, &grade).iter().map(Into::into).collect(),
                z7: z7.map(mittel_dto),
                z8: z8.map(mittel_dto),
                efa: efa::efa(l, &a, stichtag)?,
                felder: felder(&a, &urteile),
                messwerte: messwert::leiter(l)?,
            })
        })
    }

    /// The services behind a rung, with the reason of each verdict. `regel`: "Z1" to "Z5".
    ///
    /// # Errors
    /// As [`Self::zaehlweise_get`]; [`crate::dto::FehlerCode::EingabeUngueltig`] for an unknown rule.
    pub fn zaehlweise_list(
        &self,
        stichtag: NaiveDate,
        scope: &str,
        regel: &str,
    ) -> Result<Vec<LeistungUrteilDto>, ApiFehler> {
        let umfang = umfang_lesen(scope)?;
        let je_leistung = Regel::lesen(regel);
        if je_leistung.is_none() && !regel.eq_ignore_ascii_case("Z5") {
            let erlaubt = "Z1, Z2, Z3, Z4, Z5".to_owned();
            return Err(feldfehler("regel", regel, Feldregel::UnbekannterWert { erlaubt }));
        }
        self.lesen(|l| {
            let a = self.angebot(l)?;
            let sicht = a.katalog.sicht_am(stichtag, umfang);
            let zeile = |ozg: u32, leika: Option<u32>, ergebnis: Dreiwert, grund: String| {
                let o = a.katalog.ozg.get(ozg as usize)?;
                let k = leika.and_then(|k| a.katalog.leika.get(k as usize));
                Some(LeistungUrteilDto {
                    leistung: k.map_or(&o.id, |k| &k.kennung).clone(),
                    ozg_id: o.id.clone(),
                    name: k.map_or(&o.name, |k| &k.name).clone(),
                    themenfeld: o.themenfeld.clone(),
                    ergebnis: ergebnis.wort().to_owned(),
                    grund,
                })
            };
            Ok(match je_leistung {
                Some(r) => urteile(&sicht, &a.bestand, stichtag)
                    .iter()
                    .filter_map(|u| zeile(u.ozg, None, u.von(r), gruende::grund(u, r)))
                    .collect(),
                None => faelle(&sicht, &a.bestand, stichtag)
                    .iter()
                    .filter_map(|f| zeile(f.ozg, f.leika, f.ganz, gruende::grund_des_falls(f)))
                    .collect(),
            })
        })
    }
}

fn mittel_dto(m: Mittel) -> MittelDto {
    MittelDto { sicher: m.sicher, hoechstens: m.hoechstens, leistungen: m.leistungen }
}

fn stufen(urteile: &[Urteil], flaechen: &Flaechen) -> Vec<StufeDto> {
    let zahlen = Regelzahlen::from_iter(urteile);
    let [z1, z2, z3, z4] = zahlen.leistungen;
    [
        ("Z1", z1, true),
        ("Z3-Kreis", flaechen.kreis, false),
        ("Z2", z2, true),
        ("Z3", z3, true),
        ("Z3-Bund", flaechen.bund, false),
        ("Z4", z4, true),
        ("Z5", zahlen.leika, true),
    ]
    .into_iter()
    .map(|(regel, zahl, liste)| StufeDto {
        regel: regel.to_owned(),
        titel: labels::text(&format!("zaehlregel.{regel}"), &[]),
        einheit: labels::text(if regel == "Z5" { "einheit.leika" } else { "einheit.ozg" }, &[]),
        satz: labels::text(&format!("zaehlregel.satz.{regel}"), &[]),
        zahl: zahl.into(),
        liste,
    })
    .collect()
}

/// The nine cells of überall × Ende-zu-Ende.
fn felder(a: &Angebot, urteile: &[Urteil]) -> Vec<FeldDto> {
    let mut aus = Vec::new();
    for ueberall in Dreiwert::ALLE {
        for ende in Dreiwert::ALLE {
            let leistungen = urteile
                .iter()
                .filter(|u| u.z3 == ueberall && u.z2 == ende)
                .filter_map(|u| a.katalog.ozg.get(u.ozg as usize))
                .map(|o| LeistungNameDto { ozg_id: o.id.clone(), name: o.name.clone() })
                .collect();
            aus.push(FeldDto {
                ueberall: ueberall.wort().to_owned(),
                ende_zu_ende: ende.wort().to_owned(),
                leistungen,
            });
        }
    }
    aus
}
