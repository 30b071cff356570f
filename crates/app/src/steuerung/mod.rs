//! What to steer by on a Stichtag.

mod worte;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ozg_domain::frist::{self, Bedarf, Fristlage, Raten};
use ozg_domain::kennzahl::phasen;
use ozg_domain::projekt::{MeilensteinArt, Phase, Projekt, Schritt};
use ozg_domain::steuerung::{
    self, Anteil, Bewertung, Datenlage, PFLICHTANGABEN, Risiko, Sprosse, Termintreue, Verweildauer,
    abweichung, earned_schedule, leiter, neueste, offen, termintreue, uebergaenge, verweildauern, verzuege,
};
use ozg_domain::zeit::Zeitangabe;
use ozg_store::{Erwartung, Leser, StoreFehler};

use crate::Anwendung;
use crate::beiblatt::Stand;
use crate::dto::{
    AngabeDto, AnteilDto, ApiFehler, BewertungDto, DatenlageDto, EarnedScheduleDto, FristDto, LeiterDto,
    RateDto, RatenDto, RisikoDto, SignalDto, SprosseDto, SteuerungDto, TermintreueDto, UebergangDto,
    VerweildauerDto, VerzugDto,
};
use crate::leistung::saetze;
use crate::uebersicht::FRIST;

/// What is read of the catalogue, once and in one state.
struct Vorlage {
    projekte: Vec<Projekt>,
    frist: NaiveDate,
    stand: Stand,
    erste: BTreeMap<(String, Schritt), Zeitangabe>,
    erwartungen: BTreeMap<String, Vec<Erwartung>>,
    rueckschritte: BTreeMap<String, u32>,
    bewertungen: Vec<Bewertung>,
    risiken: Vec<Risiko>,
    /// Parties by kuerzel, and all organisations on record; both in small letters.
    beteiligte: BTreeMap<String, BTreeSet<String>>,
    organisationen: BTreeSet<String>,
}

impl Anwendung {
    /// All steering figures of the Stichtag. O(projects × milestones + changes of milestones).
    ///
    /// # Errors
    /// As the catalogue reports.
    pub fn steuerung(&self, stichtag: NaiveDate) -> Result<SteuerungDto, ApiFehler> {
        let v = self.lesen(|l| Vorlage::lesen(l, self.bekannt_am()))?;
        Ok(v.dto(stichtag))
    }
}

impl Vorlage {
    fn lesen(l: &Leser<'_>, bekannt_am: Option<String>) -> Result<Self, StoreFehler> {
        let mut beteiligte: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for s in saetze(l, "projekt_beteiligung")? {
            let organisation = s.text("organisation").to_lowercase();
            beteiligte.entry(s.text("projekt").to_lowercase()).or_default().insert(organisation);
        }
        Ok(Self {
            projekte: l.projekte()?,
            frist: l.frist()?.unwrap_or(FRIST),
            stand: Stand::lesen(l, bekannt_am)?,
            erste: l.erste_basen()?,
            erwartungen: l.erwartungen()?,
            rueckschritte: l.rueckschritte()?.into_iter().collect(),
            bewertungen: l.bewertungen()?,
            risiken: l.risiken()?,
            beteiligte,
            organisationen: saetze(l, "organisation")?
                .iter()
                .map(|s| s.text("name").to_lowercase())
                .collect(),
        })
    }

    /// By a party of the project: no. By another organisation on record: yes. By a function or an office that the
    /// catalogue does not know: unknown.
    fn unabhaengig(&self, b: &Bewertung) -> Option<bool> {
        let von = b.von.trim().to_lowercase();
        let partei = self.beteiligte.get(&b.projekt.to_lowercase()).is_some_and(|p| p.contains(&von));
        if partei { Some(false) } else { self.organisationen.contains(&von).then_some(true) }
    }

    fn titel(&self, kuerzel: &str) -> String {
        self.projekte.iter().find(|p| p.kuerzel == kuerzel).map(|p| p.titel.clone()).unwrap_or_default()
    }

    fn dto(&self, tag: NaiveDate) -> SteuerungDto {
        let zahlen = phasen(&self.projekte, tag);
        let (umfang, betrieb) = (zahlen.umfang(), zahlen.zahl(Phase::Betrieb));
        let betrieb_am = |d| phasen(&self.projekte, d).zahl(Phase::Betrieb);
        let letzte =
            |p: &Projekt, s: Schritt| p.meilenstein(s, MeilensteinArt::Basis).and_then(|m| m.zeit.datum());
        let erste = |p: &Projekt, s: Schritt| {
            self.erste.get(&(p.kuerzel.to_lowercase(), s)).and_then(Zeitangabe::datum)
        };
        let (tage_bis, tage_ueberschritten) = match frist::lage(tag, self.frist) {
            Fristlage::Bis(n) => (Some(n), None),
            Fristlage::Ueberschritten(n) => (None, Some(n)),
        };
        SteuerungDto {
            stichtag: tag.to_string(),
            bekannt_am: self.stand.bekannt_am.clone(),
            katalogversion: self.stand.katalog.katalogversion.clone(),
            frist: FristDto { datum: self.frist.to_string(), tage_bis, tage_ueberschritten },
            umfang,
            betrieb,
            nicht_gemeldet: zahlen.zahl(Phase::NichtGemeldet),
            raten: raten(&frist::raten(umfang, betrieb_am, tag, self.frist)),
            termintreue: treue(termintreue(&self.projekte, tag, &letzte)),
            termintreue_erste: treue(termintreue(&self.projekte, tag, &erste)),
            verzuege: verzuege(&self.projekte, tag, &erste)
                .into_iter()
                .map(|v| VerzugDto {
                    titel: self.titel(&v.kuerzel),
                    kuerzel: v.kuerzel,
                    schritt: v.schritt.wort().to_owned(),
                    letzte_tage: v.letzte,
                    erste_tage: v.erste,
                })
                .collect(),
            leitern: self.drin(tag).filter_map(|p| self.leiter(p)).collect(),
            verweildauern: verweildauern(&self.projekte, tag).into_iter().map(verweildauer).collect(),
            uebergaenge: self.uebergaenge(tag),
            earned_schedule: self.earned_schedule(betrieb, tag),
            signale: self.drin(tag).filter_map(|p| self.signal(p, tag)).collect(),
            signalregel: worte::signalregel(),
            datenlage: self.datenlage(tag),
            risiken: offen(&self.risiken, tag).into_iter().map(|r| self.risiko(r, tag)).collect(),
            beschriftung: worte::beschriftung(tag, umfang, &self.stand),
        }
    }

    /// Projects of the scope.
    fn drin(&self, tag: NaiveDate) -> impl Iterator<Item = &Projekt> {
        self.projekte.iter().filter(move |p| p.phase(tag).is_some_and(Phase::im_umfang))
    }

    fn leiter(&self, p: &Projekt) -> Option<LeiterDto> {
        let sprosse = |s: Sprosse| SprosseDto {
            bekannt_am: s.bekannt_am.to_string(),
            erwartet: s.erwartet.map(|d| d.to_string()),
            verschiebung_tage: s.verschiebung,
        };
        let paare = self.erwartungen.get(&p.kuerzel.to_lowercase())?;
        let sprossen: Vec<_> = leiter(paare.iter().copied()).into_iter().map(sprosse).collect();
        let (kuerzel, titel) = (p.kuerzel.clone(), p.titel.clone());
        (!sprossen.is_empty()).then_some(LeiterDto { kuerzel, titel, sprossen })
    }

    /// Months of steps and of entries that took one back. The latter count by the day on which they became known.
    fn uebergaenge(&self, tag: NaiveDate) -> Vec<UebergangDto> {
        let mut je: BTreeMap<String, UebergangDto> = uebergaenge(&self.projekte, tag)
            .into_iter()
            .map(|u| {
                let monat = u.monat.to_string();
                (monat.clone(), UebergangDto { monat, erreicht: u.erreicht, rueckschritte: 0 })
            })
            .collect();
        for (monat, zahl) in &self.rueckschritte {
            let monat = format!("{monat}-01");
            if monat <= tag.to_string() {
                let leer = UebergangDto { monat: monat.clone(), erreicht: [0; 6], rueckschritte: 0 };
                je.entry(monat).or_insert(leer).rueckschritte += zahl;
            }
        }
        je.into_values().collect()
    }

    /// The programme begins when the first project was taken in; where no such day is known, with the first report.
    fn earned_schedule(&self, ev: u32, tag: NaiveDate) -> Option<EarnedScheduleDto> {
        let aufnahmen = self.projekte.iter().filter_map(|p| p.aufgenommen_am);
        let meldungen = || {
            let alle = self.projekte.iter().flat_map(|p| &p.meilensteine);
            alle.filter(|m| m.art == MeilensteinArt::Ist).filter_map(|m| m.zeit.datum()).min()
        };
        let beginn = aufnahmen.min().or_else(meldungen)?;
        let e = earned_schedule(&self.projekte, ev, tag, beginn)?;
        Some(EarnedScheduleDto {
            beginn: beginn.to_string(),
            ev: e.ev,
            pv: e.pv,
            pd: e.pd,
            at: worte::vier(e.at),
            es: worte::vier(e.es),
            sv: worte::vier(e.sv),
            spi: e.spi.map(worte::vier),
            ieac: e.ieac.map(worte::vier),
        })
    }

    fn signal(&self, p: &Projekt, tag: NaiveDate) -> Option<SignalDto> {
        let (signal, grund) = steuerung::signal(p, tag, self.frist)?;
        let bewertung = neueste(&self.bewertungen, &p.kuerzel, tag);
        Some(SignalDto {
            kuerzel: p.kuerzel.clone(),
            titel: p.titel.clone(),
            signal: signal.wort().to_owned(),
            grund: worte::signalgrund(grund),
            abweichung: abweichung(signal, bewertung),
            bewertung: bewertung.map(|b| BewertungDto {
                kennung: b.kennung.clone(),
                bewertet_am: b.am.to_string(),
                urteil: b.urteil.wort().to_owned(),
                bewertet_von: b.von.clone(),
                begruendung: b.begruendung.clone(),
                unabhaengig: self.unabhaengig(b),
            }),
        })
    }

    fn datenlage(&self, tag: NaiveDate) -> DatenlageDto {
        let d: Datenlage =
            steuerung::datenlage(&self.projekte, &self.bewertungen, tag, &|b| self.unabhaengig(b));
        DatenlageDto {
            vollstaendig: anteil(d.vollstaendig),
            angaben: PFLICHTANGABEN
                .into_iter()
                .zip(d.je_angabe)
                .map(|(angabe, a)| AngabeDto {
                    angabe: angabe.to_owned(),
                    titel: worte::angabe(angabe),
                    anteil: anteil(a),
                })
                .collect(),
            alter_median_tage: d.alter_median,
            veraltet: anteil(d.veraltet),
            belegt: anteil(d.belegt),
            unabhaengig: anteil(d.unabhaengig),
        }
    }

    fn risiko(&self, r: &Risiko, tag: NaiveDate) -> RisikoDto {
        RisikoDto {
            kennung: r.kennung.clone(),
            projekt: r.projekt.clone(),
            projekt_titel: self.titel(&r.projekt),
            art: r.art.wort().to_owned(),
            titel: r.titel.clone(),
            erkannt_am: r.erkannt_am.to_string(),
            seit_tagen: (tag - r.erkannt_am).num_days(),
            wahrscheinlichkeit: r.wahrscheinlichkeit.map(|s| s.wort().to_owned()),
            auswirkung: r.auswirkung.map(|s| s.wort().to_owned()),
            massnahme: r.massnahme.clone(),
            zustaendig: r.zustaendig.clone(),
            faellig_am: r.faellig_am.map(|d| d.to_string()),
            ueberfaellig: r.faellig_am.is_some_and(|d| d < tag),
        }
    }
}

fn raten(r: &Raten) -> RatenDto {
    RatenDto {
        fehlend: r.fehlend,
        noetig_je_monat: r.noetig,
        tatsaechlich: r
            .tatsaechlich
            .iter()
            .map(|x| RateDto {
                tage: x.tage,
                abschluesse: x.abschluesse,
                je_monat: x.je_monat,
                bedarfsfaktor: match x.bedarf {
                    Bedarf::Faktor(f) => Some(f),
                    Bedarf::Erfuellt | Bedarf::NichtErreichbar | Bedarf::Entfaellt => None,
                },
                text: worte::bedarf(x.bedarf),
            })
            .collect(),
    }
}

fn treue(t: Termintreue) -> TermintreueDto {
    let Termintreue { eingehalten, verfehlt, unbekannt } = t;
    let faellig = t.faellig();
    let text = worte::von(eingehalten, faellig, unbekannt).unwrap_or_else(worte::kein_termin);
    TermintreueDto { eingehalten, verfehlt, unbekannt, faellig, text }
}

fn verweildauer(v: Verweildauer) -> VerweildauerDto {
    VerweildauerDto {
        schritt: v.schritt.wort().to_owned(),
        text: worte::dauer(v.median, v.laengste),
        abgeschlossen: v.abgeschlossen,
        laufend: v.laufend,
        median: v.median,
    }
}

fn anteil(a: Anteil) -> AnteilDto {
    let text = worte::von(a.zahl, a.von, a.unbekannt).unwrap_or_else(worte::keine_angabe);
    AnteilDto { zaehler: a.zahl, nenner: a.von, unbekannt: a.unbekannt, text }
}
