//! What a new row of an import gets where its file has no such column. An empty cell is an answer and stays empty.

use super::{Art, Nomen};
use crate::wert::{Wert, lesen};

/// What stands in a field of a new row whose column is missing; it depends on whether another field has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vorgabe {
    /// Position of the field.
    pub feld: usize,
    /// Position of the field that decides.
    pub wenn: usize,
    /// The word if that one has a value.
    pub dann: &'static str,
    /// The word if it has none; `None`: the field stays empty.
    pub sonst: Option<&'static str>,
}

impl Nomen {
    /// The defaults of a noun. A Reifegrad is one of model 1.1 and meant exactly; a rough date is a day, no date is
    /// undatiert.
    pub fn vorgaben(&'static self) -> impl Iterator<Item = Vorgabe> {
        self.felder.iter().enumerate().filter_map(|(feld, f)| {
            let (wenn, dann, sonst) = match (self.name, f.kopf) {
                ("nachnutzung", "reifegrad_modell") => ("reifegrad", "1.1", None),
                ("nachnutzung", "reifegrad_art") => ("reifegrad", "genau", None),
                (_, "genauigkeit") => {
                    let datum = self.felder.iter().find(|f| f.art == Art::Rohdatum)?;
                    (datum.kopf, "tag", Some("undatiert"))
                }
                _ => return None,
            };
            let (wenn, _) = self.feld(wenn)?;
            Some(Vorgabe { feld, wenn, dann, sonst })
        })
    }

    /// Fills the fields of a new row that were not given at all.
    pub fn vorgeben(&'static self, werte: &mut [Option<Wert>], gegeben: impl Fn(usize) -> bool) {
        for v in self.vorgaben().filter(|v| !gegeben(v.feld)) {
            let da = werte.get(v.wenn).is_some_and(Option::is_some);
            let wort = if da { Some(v.dann) } else { v.sonst };
            if let (Some(feld), Some(wert), Some(wort)) =
                (self.felder.get(v.feld), werte.get_mut(v.feld), wort)
            {
                *wert = lesen(feld, wort, crate::wert::Profil::Opendata).ok().flatten();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::nomen;
    use crate::wert::{Profil, Wert, lesen};

    #[test]
    fn was_fehlt_bekommt_seine_vorgabe_und_was_leer_ist_bleibt_leer() {
        for (name, gegeben, erwartet) in [
            (
                "nachnutzung",
                &[("reifegrad", "3")][..],
                &[("reifegrad_modell", "1.1"), ("reifegrad_art", "genau")][..],
            ),
            ("nachnutzung", &[("reifegrad", "")], &[("reifegrad_modell", ""), ("reifegrad_art", "")]),
            ("nachnutzung", &[("stand", "online")], &[("reifegrad_modell", ""), ("reifegrad_art", "")]),
            (
                "nachnutzung",
                &[("reifegrad", "3"), ("reifegrad_modell", "")],
                &[("reifegrad_modell", ""), ("reifegrad_art", "genau")],
            ),
            (
                "nachnutzung",
                &[("reifegrad", "3"), ("reifegrad_modell", "2.0"), ("reifegrad_art", "mindestens")],
                &[("reifegrad_modell", "2.0"), ("reifegrad_art", "mindestens")],
            ),
            ("meilenstein", &[("datum", "2021-03-05")], &[("genauigkeit", "tag")]),
            ("meilenstein", &[("datum", "")], &[("genauigkeit", "undatiert")]),
            ("meilenstein", &[("projekt", "jagd")], &[("genauigkeit", "undatiert")]),
            ("vereinbarung", &[("datum", "2021-03-05")], &[("genauigkeit", "tag")]),
            // The precision of an amount has no default.
            ("tranche", &[("betrag_eur", "5")], &[("genauigkeit", "")]),
        ] {
            let n = nomen(name).unwrap();
            let ort = |kopf: &str| n.feld(kopf).unwrap().0;
            let mut werte = vec![None; n.felder.len()];
            for (kopf, text) in gegeben {
                werte[ort(kopf)] = lesen(&n.felder[ort(kopf)], text, Profil::Eingabe).unwrap();
            }
            n.vorgeben(&mut werte, |i| gegeben.iter().any(|(kopf, _)| ort(kopf) == i));
            for (kopf, soll) in erwartet {
                let soll = (!soll.is_empty()).then(|| Wert::Text((*soll).to_owned()));
                assert_eq!(werte[ort(kopf)], soll, "{name} {gegeben:?}: {kopf}");
            }
        }
    }

    #[test]
    fn jede_vorgabe_ist_ein_wert_ihres_feldes() {
        let mut anzahl = 0;
        for n in super::super::ALLE {
            for v in n.vorgaben() {
                anzahl += 1;
                for wort in [Some(v.dann), v.sonst].into_iter().flatten() {
                    assert!(lesen(&n.felder[v.feld], wort, Profil::Opendata).is_ok(), "{} {wort}", n.name);
                }
            }
        }
        assert!(anzahl > 4, "nachnutzung und die Nomen mit Rohdatum: {anzahl}");
    }
}
