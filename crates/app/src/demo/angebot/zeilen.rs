//! The rows of the roll-out: which Kommune offers what from which day, with which Reifegrad.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::Kommune;
use super::super::kalender::{linie, plus, tag};
use super::super::texte::DIENSTLEISTER;
use super::super::zufall::{Thema, Zufall};
use super::ausrollung::{Ausrollung, Weg};
use super::loesungen::Loesung;
use super::portale;

/// Last day that anything holds from; later ones are only planned.
const SCHLUSS: NaiveDate = tag(2022, 11, 25);
pub(super) const LAND: &str = "05000000";
const BUND: &str = "00000000";

/// A Reifegrad as reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grad {
    pub(super) modell: &'static str,
    pub(super) stufe: i64,
    pub(super) art: &'static str,
}

/// Key of a row: Leistung, AGS, day, kennung of the Lösung or empty.
pub(super) type Schluessel = (String, String, NaiveDate, String);

/// What a row says, and from whom it comes.
#[derive(Debug, Clone)]
pub(super) struct Zeile {
    pub(super) stand: &'static str,
    pub(super) grad: Option<Grad>,
    pub(super) portal: String,
    /// Provider whose list it is in; none: entered by hand.
    pub(super) absender: Option<&'static str>,
    /// Whether the row may be corrected later without a figure of the pictures falling.
    pub(super) frei: bool,
}

/// All rows, by key.
pub(super) type Zeilen = BTreeMap<Schluessel, Zeile>;

/// Makes the rows of all Leistungen.
pub(super) fn alle(seed: u64, kommunen: &[Kommune], ausrollungen: &[Ausrollung<'_>]) -> Zeilen {
    let kunden = kunden(seed, kommunen);
    let mut zeilen = Zeilen::new();
    for a in ausrollungen {
        let mut bau = Bau {
            z: Zufall::neu(seed, Thema::Ausrollung, a.nr),
            a,
            kommunen,
            kunden: &kunden,
            zeilen: &mut zeilen,
        };
        match a.weg {
            Weg::Kurve { anteil, dauer } => bau.kurve(anteil, dauer),
            Weg::Alle { ohne } => bau.ueberall(ohne),
            Weg::Land => bau.eine(LAND),
            Weg::Bund => bau.eine(BUND),
            Weg::Einzelne(zahl) => bau.einzelne(zahl),
        }
    }
    zeilen
}

/// Which provider serves the Kommunen of a Kreis.
fn kunden(seed: u64, kommunen: &[Kommune]) -> BTreeMap<&str, &'static str> {
    let mut z = Zufall::neu(seed, Thema::Ausrollung, 0);
    let mut aus = BTreeMap::new();
    for k in kommunen {
        aus.entry(k.kreis.as_str()).or_insert_with(|| z.wort(&DIENSTLEISTER));
    }
    aus
}

/// Rows of one Leistung.
struct Bau<'a> {
    z: Zufall,
    a: &'a Ausrollung<'a>,
    kommunen: &'a [Kommune],
    kunden: &'a BTreeMap<&'a str, &'static str>,
    zeilen: &'a mut Zeilen,
}

impl<'a> Bau<'a> {
    fn zustaendige(&self) -> Vec<&'a Kommune> {
        let typen = self.a.traeger.typen();
        self.kommunen.iter().filter(|k| typen.contains(&k.typ.as_str())).collect()
    }

    fn dienstleister(&self, k: &Kommune) -> &'static str {
        self.kunden.get(k.kreis.as_str()).copied().unwrap_or_default()
    }

    /// Slow, fast, slow. Large Kommunen and the provider's own come first.
    fn kurve(&mut self, anteil: i64, dauer: i64) {
        // The day at so many thousandths of those who join: the S-curve, read from the side.
        const S: [(i64, i64); 7] =
            [(0, 0), (50, 200), (150, 330), (500, 500), (850, 690), (950, 830), (1_000, 1_000)];
        for k in self.zustaendige() {
            let rang = self.z.zahl(0, 999) * groesse(k.einwohner) / 100;
            let eigene = self.a.loesung.is_some_and(|l| l.anbieter == self.dienstleister(k));
            let rang = if eigene { rang * 7 / 10 } else { rang };
            if rang >= anteil {
                continue;
            }
            let nach = dauer * linie(&S, rang * 1_000 / anteil.max(1)) / 1_000;
            let ab = plus(self.a.beginn, nach + self.z.zahl(0, 20));
            if ab > SCHLUSS {
                if self.z.prozent(35) {
                    let seit = plus(tag(2022, 2, 1), self.z.zahl(0, 280));
                    self.setzen(k, seit, "geplant", self.a.loesung);
                }
                continue;
            }
            self.anschliessen(k, ab);
        }
    }

    /// One Kommune joins, with what may come before and after.
    fn anschliessen(&mut self, k: &Kommune, ab: NaiveDate) {
        let a = self.a;
        if self.z.prozent(9) {
            let seit = plus(ab, -self.z.zahl(45, 160)).max(tag(2020, 2, 10));
            if seit < ab {
                self.setzen(k, seit, "geplant", a.loesung);
            }
        }
        self.setzen(k, ab, "online", a.loesung);
        if let Some(hebung) = a.hebung.filter(|h| *h > plus(ab, 30)) {
            let am = plus(hebung, self.z.zahl(0, 60));
            if self.z.prozent(60) && am <= SCHLUSS {
                self.setzen(k, am, "online", a.loesung);
            }
        }
        if let Some(zweite) = a.zweite
            && self.z.prozent(40)
        {
            let am = plus(ab, self.z.zahl(60, 300));
            if am <= SCHLUSS {
                self.setzen(k, am, "online", Some(zweite));
                let aus = plus(am, self.z.zahl(30, 120));
                if self.z.prozent(50) && aus <= SCHLUSS {
                    self.setzen(k, aus, "abgeschaltet", a.loesung);
                }
            }
        } else if self.z.prozent(2) {
            let aus = plus(ab, self.z.zahl(90, 400));
            if aus <= SCHLUSS {
                self.setzen(k, aus, "abgeschaltet", a.loesung);
            }
        }
        if a.mit_leika && self.z.prozent(35) {
            let stelle = usize::try_from(self.z.zahl(0, 1)).unwrap_or(0);
            let am = plus(ab, self.z.zahl(0, 200));
            if let Some(leika) = a.leistung.leika.get(stelle).filter(|_| am <= SCHLUSS) {
                let stand = self.z.wort(&["online", "online", "online", "geplant"]);
                let grad = (stand == "online").then(|| Grad {
                    modell: "1.1",
                    stufe: self.z.zahl(1, 4),
                    art: "genau",
                });
                let schluessel = (leika.clone(), k.ags.clone(), am, kennung(a.loesung));
                self.einfuegen(schluessel, stand, grad, self.dienstleister(k));
            }
        }
    }

    /// Every Kommune that is responsible, except so many.
    fn ueberall(&mut self, ohne: usize) {
        let mut wer = self.zustaendige();
        self.z.mischen(&mut wer);
        for (nr, k) in wer.iter().enumerate().skip(ohne) {
            let spaet = i64::try_from(nr).unwrap_or(0) * 560 / i64::try_from(wer.len()).unwrap_or(1);
            let ab = plus(self.a.beginn, spaet + self.z.zahl(0, 40));
            let art = if self.z.prozent(30) { "mindestens" } else { "genau" };
            let grad = Grad { modell: "1.1", stufe: self.a.stufe, art };
            let schluessel = (self.a.leistung.ozg_id.clone(), k.ags.clone(), ab, kennung(self.a.loesung));
            let zeile = Zeile {
                stand: "online",
                grad: Some(grad),
                portal: String::new(),
                absender: Some(self.dienstleister(k)),
                frei: false,
            };
            self.zeilen.entry(schluessel).or_insert(zeile);
        }
    }

    /// One row for Land or Bund, now and then planned before and better after.
    fn eine(&mut self, ags: &str) {
        let a = self.a;
        // Where only a LeiKa-Leistung is meant, the others stay unknown.
        let leistung = match a.leistung.leika.first() {
            Some(leika) if a.mit_leika => leika.clone(),
            _ => a.leistung.ozg_id.clone(),
        };
        let schluessel = |am| (leistung.clone(), ags.to_owned(), am, kennung(a.loesung));
        let zeile = |stand, grad| Zeile { stand, grad, portal: String::new(), absender: None, frei: false };
        if self.z.prozent(35) {
            let seit = plus(a.beginn, -self.z.zahl(60, 200)).max(tag(2020, 2, 3));
            self.zeilen.entry(schluessel(seit)).or_insert(zeile("geplant", None));
        }
        if a.beginn > SCHLUSS {
            return;
        }
        let art = if self.z.prozent(25) { "mindestens" } else { "genau" };
        let grad = match self.z.zahl(1, 30) {
            1 => None,
            2 => Some(Grad { modell: "2.0", stufe: a.stufe + 2, art }),
            _ => Some(Grad { modell: "1.1", stufe: a.stufe, art }),
        };
        self.zeilen.entry(schluessel(a.beginn)).or_insert(zeile("online", grad));
        let besser = plus(a.beginn, self.z.zahl(150, 500));
        if a.stufe < 3 && self.z.prozent(15) && besser <= SCHLUSS {
            let grad = Grad { modell: "1.1", stufe: a.stufe + 1, art: "genau" };
            self.zeilen.entry(schluessel(besser)).or_insert(zeile("online", Some(grad)));
        }
    }

    /// A few large Kommunen; somebody enters them by hand.
    fn einzelne(&mut self, zahl: usize) {
        let mut wer = self.zustaendige();
        self.z.mischen(&mut wer);
        wer.sort_by_key(|k| groesse(k.einwohner));
        // Of the largest sixty, so that not always the same stand out.
        wer.truncate(60);
        self.z.mischen(&mut wer);
        for k in wer.into_iter().take(zahl) {
            let ab = plus(self.a.beginn, self.z.zahl(0, 120));
            if ab > SCHLUSS {
                continue;
            }
            let grad = self.grad("", ab);
            let stand = if self.z.prozent(4) { "geplant" } else { "online" };
            let schluessel = (self.a.leistung.ozg_id.clone(), k.ags.clone(), ab, kennung(self.a.loesung));
            let zeile = Zeile {
                stand,
                grad: grad.filter(|_| stand == "online"),
                portal: String::new(),
                absender: None,
                frei: true,
            };
            self.zeilen.entry(schluessel).or_insert(zeile);
        }
    }

    fn setzen(&mut self, k: &Kommune, ab: NaiveDate, stand: &'static str, loesung: Option<&Loesung>) {
        let dienstleister = self.dienstleister(k);
        let grad = if stand == "online" { self.grad(dienstleister, ab) } else { None };
        let schluessel = (self.a.leistung.ozg_id.clone(), k.ags.clone(), ab, kennung(loesung));
        self.einfuegen(schluessel, stand, grad, dienstleister);
    }

    fn einfuegen(
        &mut self,
        schluessel: Schluessel,
        stand: &'static str,
        grad: Option<Grad>,
        dienstleister: &'static str,
    ) {
        let absender = (!self.z.prozent(3)).then_some(dienstleister);
        let portal = if self.z.prozent(60) { portale::kennung(dienstleister) } else { String::new() };
        self.zeilen.entry(schluessel).or_insert(Zeile { stand, grad, portal, absender, frei: true });
    }

    /// The Reifegrad as that provider reports it; some give none, some only a lower bound.
    fn grad(&mut self, dienstleister: &str, am: NaiveDate) -> Option<Grad> {
        let ohne = if dienstleister == "Dienstleister H" { 45 } else { 3 };
        if self.z.prozent(ohne) {
            return None;
        }
        let gehoben = i64::from(self.a.hebung.is_some_and(|h| am >= h));
        let abweichung = match self.z.zahl(1, 100) {
            1..=8 => -1,
            97.. => 1,
            _ => 0,
        };
        let stufe = (self.a.stufe + gehoben + abweichung).clamp(0, 4);
        if self.a.modell_2 && am >= tag(2022, 6, 1) {
            return Some(Grad { modell: "2.0", stufe: stufe + 2, art: "genau" });
        }
        let anteil = if matches!(dienstleister, "Dienstleister B" | "Dienstleister E") { 60 } else { 10 };
        let art = if self.z.prozent(anteil) { "mindestens" } else { "genau" };
        Some(Grad { modell: "1.1", stufe, art })
    }
}

/// The larger, the smaller: hundredths of the rank.
fn groesse(einwohner: i64) -> i64 {
    match einwohner {
        250_000.. => 30,
        100_000.. => 50,
        50_000.. => 75,
        20_000.. => 100,
        _ => 130,
    }
}

fn kennung(loesung: Option<&Loesung>) -> String {
    loesung.map_or_else(String::new, |l| l.kennung.clone())
}
