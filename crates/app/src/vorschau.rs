//! What setting a milestone would do, before anything is written.

use chrono::NaiveDate;
use ozg_domain::projekt::{Meilenstein, MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::pruefung::Befundart;
use ozg_domain::wert::Feldfehler;
use ozg_domain::zeit::{Genauigkeit, Zeitangabe};
use ozg_store::StoreFehler;

use crate::dto::{ApiFehler, BefundDto, MeilensteinVorschauDto, MeilensteinWunsch};
use crate::projekt::zeitangabe;
use crate::projektseite::{nomen_, projekt};
use crate::uebersicht::{FRIST, projektbefunde};
use crate::{Anwendung, labels};

impl Anwendung {
    /// Says what a milestone would change: old value, slip, phase, Frist, new contradictions.
    ///
    /// # Errors
    /// [`crate::dto::FehlerCode::NichtGefunden`] for an unknown project; an unreadable date is in the result.
    pub fn meilenstein_vorschau(
        &self,
        kuerzel: &str,
        wunsch: &MeilensteinWunsch,
        heute: NaiveDate,
    ) -> Result<MeilensteinVorschauDto, ApiFehler> {
        let (alt, frist) = self.lesen(|l| Ok((projekt(l, kuerzel)?, l.frist()?.unwrap_or(FRIST))))?;
        let leer = MeilensteinVorschauDto {
            zeit: None,
            fehler: None,
            saetze: Vec::new(),
            hinweise: Vec::new(),
            grund_noetig: false,
        };
        let (Some(schritt), Some(art)) =
            (Schritt::lesen(&wunsch.schritt), MeilensteinArt::lesen(&wunsch.art))
        else {
            return Ok(leer);
        };
        let zeit = match zeit_lesen(&wunsch.datum, heute) {
            Ok(zeit) => zeit,
            Err(fehler) => return Ok(MeilensteinVorschauDto { fehler: Some(fehler), ..leer }),
        };
        let bisher = alt.meilenstein(schritt, art).map(|m| m.zeit);
        let grund_noetig = art == MeilensteinArt::Basis
            && match bisher {
                Some(b) => b != zeit,
                // A baseline that was removed in between is changed all the same.
                None => {
                    let schluessel = [alt.kuerzel.clone(), schritt.wort().to_owned(), art.wort().to_owned()];
                    self.lesen(|l| l.basis_war_da(nomen_("meilenstein")?, &schluessel))?
                }
            };
        let mut neu = alt.clone();
        neu.meilensteine.retain(|m| (m.schritt, m.art) != (schritt, art));
        neu.meilensteine.push(Meilenstein { schritt, art, zeit, belegt: wunsch.quelle.is_some() });
        Ok(MeilensteinVorschauDto {
            zeit: Some(zeitangabe(&zeit)),
            fehler: None,
            saetze: saetze(&alt, &neu, bisher, schritt, art, &zeit, (heute, frist)),
            hinweise: hinweise(&alt, &neu, heute),
            grund_noetig,
        })
    }
}

/// Reads a rough date as typed; the error is the German sentence.
fn zeit_lesen(text: &str, heute: NaiveDate) -> Result<Zeitangabe, String> {
    if text.trim().eq_ignore_ascii_case("undatiert") {
        return Ok(Zeitangabe::undatiert());
    }
    Zeitangabe::lesen(text, Some(heute))
        .map_err(|regel| ApiFehler::from(StoreFehler::from(Feldfehler::neu("datum", text, regel))).text)
}

fn saetze(
    alt: &Projekt,
    neu: &Projekt,
    bisher: Option<Zeitangabe>,
    schritt: Schritt,
    art: MeilensteinArt,
    zeit: &Zeitangabe,
    (heute, frist): (NaiveDate, NaiveDate),
) -> Vec<String> {
    let mut aus = Vec::new();
    aus.push(match bisher {
        Some(b) if b == *zeit => labels::text("vorschau.gleich", &[("zeit", &b.text())]),
        Some(b) => labels::text("vorschau.bisher", &[("zeit", &b.text())]),
        None => labels::text("vorschau.bisher_nichts", &[]),
    });
    let (vorher, nachher) = (alt.verzug_tage(heute), neu.verzug_tage(heute));
    if let (Some(n), true) = (nachher, vorher != nachher) {
        let tage = |n: i64| match n {
            n if n > 0 => format!("+{n}"),
            n => n.to_string().replace('-', "−"),
        };
        aus.push(match vorher {
            Some(v) => labels::text("vorschau.verzug", &[("neu", &tage(n)), ("alt", &tage(v))]),
            None => labels::text("vorschau.verzug_neu", &[("neu", &tage(n))]),
        });
    }
    let wort =
        |p: Option<Phase>| p.map_or_else(String::new, |p| labels::text(&format!("phase.{}", p.wort()), &[]));
    let (vorher, nachher) = (alt.phase(heute), neu.phase(heute));
    if vorher != nachher {
        aus.push(labels::text("vorschau.phase", &[("alt", &wort(vorher)), ("neu", &wort(nachher))]));
    }
    if schritt == Schritt::RolloutNrw
        && art != MeilensteinArt::Basis
        && let Some(datum) = zeit.datum()
    {
        let tage = (datum - frist).num_days();
        aus.push(match tage {
            1 => labels::text("vorschau.frist_1", &[]),
            n if n > 1 => labels::text("vorschau.frist", &[("tage", &n.to_string())]),
            _ => labels::text("vorschau.frist_eingehalten", &[]),
        });
    }
    if art == MeilensteinArt::Ist
        && zeit.genauigkeit() != Genauigkeit::Undatiert
        && zeit.datum().is_some_and(|d| d > heute)
    {
        aus.push(labels::text("vorschau.ist_kuenftig", &[]));
    }
    aus
}

/// Contradictions that were not there before, and a step back.
fn hinweise(alt: &Projekt, neu: &Projekt, heute: NaiveDate) -> Vec<String> {
    let mut aus = Vec::new();
    let stufe = |p: &Projekt| match p.phase(heute) {
        Some(Phase::Konzeption) => Some(1),
        Some(Phase::Umsetzung) => Some(2),
        Some(Phase::Betrieb) => Some(3),
        _ => None,
    };
    if let (Some(a), Some(n)) = (stufe(alt), stufe(neu))
        && n < a
    {
        aus.push(labels::text("vorschau.rueckschritt", &[]));
    }
    let widerspruch = |b: &BefundDto| b.art == Befundart::Widerspruch.wort();
    let vorher: Vec<String> =
        projektbefunde(alt, heute, heute).into_iter().filter(widerspruch).map(|b| b.text).collect();
    let neue = projektbefunde(neu, heute, heute).into_iter().filter(widerspruch).map(|b| b.text);
    aus.extend(neue.filter(|t| !vorher.contains(t)));
    aus
}
