//! Measuring: run things alternately several times, and set them beside a named baseline and a target.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// What a series must reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Ziel {
    /// The median lies below.
    Median(Duration),
    /// 95 of 100 runs lie at or below.
    P95(Duration),
    /// The median is at most this multiple of the baseline's.
    Verhaeltnis(f64),
    /// No run takes longer.
    Hoechstens(Duration),
}

/// The times of one measured thing, in ascending order.
#[derive(Debug, Clone)]
pub(crate) struct Messreihe {
    name: String,
    zeiten: Vec<Duration>,
    basis: Option<String>,
    ziel: Option<Ziel>,
}

impl Messreihe {
    /// `None` without any time: such a series has no median.
    pub(crate) fn new(name: impl Into<String>, mut zeiten: Vec<Duration>) -> Option<Self> {
        zeiten.sort_unstable();
        (!zeiten.is_empty()).then(|| Self { name: name.into(), zeiten, basis: None, ziel: None })
    }

    /// Names the series of the same run that this one is compared with.
    pub(crate) fn neben(mut self, basis: &str) -> Self {
        self.basis = Some(basis.to_owned());
        self
    }

    /// Sets what is to be reached.
    pub(crate) fn mit_ziel(mut self, ziel: Ziel) -> Self {
        self.ziel = Some(ziel);
        self
    }

    /// The middle time, or the mean of the two middle ones.
    pub(crate) fn median(&self) -> Duration {
        let mitte = self.zeiten.len() / 2;
        if self.zeiten.len().is_multiple_of(2) {
            (self.zeiten[mitte - 1] + self.zeiten[mitte]) / 2
        } else {
            self.zeiten[mitte]
        }
    }

    /// The shortest time: the one least disturbed by the rest of the machine.
    pub(crate) fn min(&self) -> Duration {
        self.zeiten[0]
    }

    /// The time that 95 of 100 runs do not exceed (nearest rank, so always a measured one).
    pub(crate) fn p95(&self) -> Duration {
        let rang = (self.zeiten.len() * 95).div_ceil(100);
        self.zeiten[rang - 1]
    }

    /// The longest time.
    pub(crate) fn max(&self) -> Duration {
        self.zeiten[self.zeiten.len() - 1]
    }

    /// Median relative to the other's median; below 1 is faster.
    pub(crate) fn verhaeltnis(&self, basis: &Self) -> f64 {
        self.median().as_secs_f64() / basis.median().as_secs_f64()
    }
}

/// One thing to measure: its name and one run of it.
pub(crate) type Lauf<'a> = (&'a str, Box<dyn FnMut() -> Result<()> + 'a>);

/// Runs each once unmeasured, to fill caches, and then all of them in turn `anzahl` times (at least once): what
/// else the machine does meets all alike.
pub(crate) fn abwechselnd(anzahl: usize, mut laeufe: Vec<Lauf<'_>>) -> Result<Vec<Messreihe>> {
    let mut zeiten = vec![Vec::with_capacity(anzahl); laeufe.len()];
    for (_, lauf) in &mut laeufe {
        lauf()?;
    }
    for _ in 0..anzahl.max(1) {
        for ((_, lauf), zeiten) in laeufe.iter_mut().zip(&mut zeiten) {
            let beginn = Instant::now();
            lauf()?;
            zeiten.push(beginn.elapsed());
        }
    }
    Ok(laeufe.iter().zip(zeiten).filter_map(|((name, _), zeiten)| Messreihe::new(*name, zeiten)).collect())
}

/// All series of one run.
#[derive(Debug, Default)]
pub(crate) struct Ergebnis {
    reihen: Vec<Messreihe>,
    /// Name and highest resident memory in bytes.
    speicher: Vec<(String, u64)>,
}

impl Ergebnis {
    /// Adds series; the first of them is the baseline of the others that name none.
    pub(crate) fn neben_erster(&mut self, reihen: Vec<Messreihe>) {
        let basis = reihen.first().map(|reihe| reihe.name.clone());
        for (i, mut reihe) in reihen.into_iter().enumerate() {
            if i > 0 && reihe.basis.is_none() {
                reihe.basis.clone_from(&basis);
            }
            self.reihen.push(reihe);
        }
    }

    /// Adds one series as it is.
    pub(crate) fn reihe(&mut self, reihe: Option<Messreihe>) {
        self.reihen.extend(reihe);
    }

    /// Adds the highest resident memory of a process.
    pub(crate) fn speicher(&mut self, name: &str, bytes: u64) {
        self.speicher.push((name.to_owned(), bytes));
    }

    /// Sets the target of the series of that name.
    pub(crate) fn ziel(&mut self, name: &str, ziel: Ziel) -> Result<()> {
        let reihe = self.reihen.iter_mut().find(|reihe| reihe.name == name);
        ensure!(reihe.is_some(), "Keine Messung: {name}");
        self.reihen.iter_mut().filter(|reihe| reihe.name == name).for_each(|reihe| reihe.ziel = Some(ziel));
        Ok(())
    }

    fn basis(&self, reihe: &Messreihe) -> Option<&Messreihe> {
        let name = reihe.basis.as_deref()?;
        self.reihen.iter().find(|reihe| reihe.name == name)
    }

    /// Whether the target is reached; `None` without one, or without its baseline.
    fn gehalten(&self, reihe: &Messreihe) -> Option<bool> {
        Some(match reihe.ziel? {
            Ziel::Median(hoechstens) => reihe.median() < hoechstens,
            Ziel::P95(hoechstens) => reihe.p95() < hoechstens,
            Ziel::Verhaeltnis(hoechstens) => reihe.verhaeltnis(self.basis(reihe)?) <= hoechstens,
            Ziel::Hoechstens(dauer) => reihe.max() <= dauer,
        })
    }

    /// The series as German tables, one line each.
    pub(crate) fn tabelle(&self) -> String {
        let mut zeilen = vec![
            ["Messung", "Läufe", "Median", "Min", "p95", "Max", "Verhältnis", "Ziel", "", "Basis"]
                .map(String::from),
        ];
        for reihe in &self.reihen {
            let basis = self.basis(reihe);
            zeilen.push([
                reihe.name.clone(),
                reihe.zeiten.len().to_string(),
                millisekunden(reihe.median()),
                millisekunden(reihe.min()),
                millisekunden(reihe.p95()),
                millisekunden(reihe.max()),
                basis.map_or_else(|| "–".to_owned(), |basis| format!("{}×", zahl(reihe.verhaeltnis(basis)))),
                reihe.ziel.map_or_else(|| "–".to_owned(), zieltext),
                self.gehalten(reihe).map(urteil).unwrap_or_default().to_owned(),
                basis.map(|basis| basis.name.clone()).unwrap_or_default(),
            ]);
        }
        let mut text = gesetzt(&zeilen, &[0, 8, 9]);
        if !self.speicher.is_empty() {
            let mut zeilen = vec![["Höchster Speicher".to_owned(), "MB".to_owned()]];
            zeilen.extend(self.speicher.iter().map(|(name, bytes)| [name.clone(), zahl(megabyte(*bytes))]));
            text.push('\n');
            text.push_str(&gesetzt(&zeilen, &[0]));
        }
        text
    }

    /// The same for programs: times in milliseconds, memory in bytes.
    pub(crate) fn json(&self) -> Value {
        let ms = |dauer: Duration| dauer.as_secs_f64() * 1_000.0;
        let reihen: Vec<Value> = self
            .reihen
            .iter()
            .map(|reihe| {
                json!({
                    "name": reihe.name,
                    "laeufe": reihe.zeiten.len(),
                    "median_ms": ms(reihe.median()),
                    "min_ms": ms(reihe.min()),
                    "p95_ms": ms(reihe.p95()),
                    "max_ms": ms(reihe.max()),
                    "basis": reihe.basis,
                    "verhaeltnis": self.basis(reihe).map(|basis| reihe.verhaeltnis(basis)),
                    "ziel": reihe.ziel.map(zieltext),
                    "gehalten": self.gehalten(reihe),
                })
            })
            .collect();
        let speicher: Vec<Value> =
            self.speicher.iter().map(|(name, bytes)| json!({ "name": name, "bytes": bytes })).collect();
        json!({ "messungen": reihen, "speicher": speicher })
    }
}

fn zieltext(ziel: Ziel) -> String {
    match ziel {
        Ziel::Median(dauer) => format!("Median < {}", millisekunden(dauer)),
        Ziel::P95(dauer) => format!("p95 < {}", millisekunden(dauer)),
        Ziel::Verhaeltnis(wert) => format!("≤ {}×", zahl(wert)),
        Ziel::Hoechstens(dauer) => format!("immer ≤ {}", millisekunden(dauer)),
    }
}

fn urteil(gehalten: bool) -> &'static str {
    if gehalten { "gehalten" } else { "verfehlt" }
}

#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn megabyte(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}

/// Columns as wide as their widest cell; those in `links` to the left, numbers to the right.
fn gesetzt<const N: usize>(zeilen: &[[String; N]], links: &[usize]) -> String {
    let breiten: [usize; N] = std::array::from_fn(|spalte| {
        let breite = |zeile: &[String; N]| zeile[spalte].chars().count();
        zeilen.iter().map(breite).max().unwrap_or_default()
    });
    let mut text = String::new();
    for zeile in zeilen {
        let mut ausgabe = String::new();
        for (spalte, (zelle, breite)) in zeile.iter().zip(breiten).enumerate() {
            let trenner = if spalte == 0 { "" } else { "  " };
            if links.contains(&spalte) {
                ausgabe.push_str(&format!("{trenner}{zelle:<breite$}"));
            } else {
                ausgabe.push_str(&format!("{trenner}{zelle:>breite$}"));
            }
        }
        text.push_str(ausgabe.trim_end());
        text.push('\n');
    }
    text
}

fn millisekunden(dauer: Duration) -> String {
    format!("{} ms", zahl(dauer.as_secs_f64() * 1_000.0))
}

/// Two decimals below 10, one below 100, none above; with the German comma and dots between thousands.
fn zahl(wert: f64) -> String {
    let stellen = match wert {
        wert if wert < 10.0 => 2,
        wert if wert < 100.0 => 1,
        _ => 0,
    };
    let text = format!("{wert:.stellen$}");
    let (ganz, bruch) = text.split_once('.').unwrap_or((&text, ""));
    let mut gruppen = String::new();
    for (stelle, ziffer) in ganz.chars().enumerate() {
        if stelle > 0 && (ganz.len() - stelle).is_multiple_of(3) {
            gruppen.push('.');
        }
        gruppen.push(ziffer);
    }
    if bruch.is_empty() { gruppen } else { format!("{gruppen},{bruch}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reihe(name: &str, ms: &[u64]) -> Messreihe {
        let zeiten = ms.iter().map(|&ms| Duration::from_millis(ms)).collect();
        Messreihe::new(name, zeiten).unwrap()
    }

    #[test]
    fn median_min_und_p95() {
        let faelle: [(&[u64], u64, u64, u64); 4] = [
            (&[7], 7, 7, 7),
            (&[30, 10, 20], 20, 10, 30),
            (&[4, 1, 3, 2], 2, 1, 4),
            (&[5, 5, 5, 5, 100], 5, 5, 100),
        ];
        for (zeiten, median, min, p95) in faelle {
            let reihe = reihe("x", zeiten);
            assert_eq!(reihe.median().as_millis(), u128::from(median), "{zeiten:?}");
            assert_eq!(reihe.min().as_millis(), u128::from(min), "{zeiten:?}");
            assert_eq!(reihe.p95().as_millis(), u128::from(p95), "{zeiten:?}");
        }
        let hundert: Vec<u64> = (1..=100).collect();
        assert_eq!(reihe("x", &hundert).p95().as_millis(), 95);
        assert_eq!(reihe("x", &[1, 2]).median(), Duration::from_micros(1_500));
        assert!(Messreihe::new("leer", Vec::new()).is_none());
    }

    #[test]
    fn zahlen_in_deutscher_schreibweise() {
        let faelle =
            [(0.5, "0,50"), (12.34, "12,3"), (250.6, "251"), (1_461.0, "1.461"), (1_234_567.0, "1.234.567")];
        for (wert, erwartet) in faelle {
            assert_eq!(zahl(wert), erwartet);
        }
    }

    #[test]
    fn die_tabelle_nennt_verhaeltnis_ziel_und_urteil() {
        let mut ergebnis = Ergebnis::default();
        ergebnis.neben_erster(vec![
            reihe("SQLite", &[50]),
            reihe("ozg", &[25, 25]).mit_ziel(Ziel::Verhaeltnis(1.0)),
            reihe("langsam", &[60]),
        ]);
        ergebnis.ziel("langsam", Ziel::Median(Duration::from_millis(5))).unwrap();
        ergebnis.speicher("ozg", 12_000_000);
        let text = ergebnis.tabelle();
        let zeilen: Vec<&str> = text.lines().collect();
        assert!(zeilen[1].ends_with('–'), "{text}");
        assert!(zeilen[2].contains("0,50×") && zeilen[2].contains("gehalten  SQLite"), "{text}");
        assert!(zeilen[3].contains("1,20×") && zeilen[3].contains("verfehlt  SQLite"), "{text}");
        assert_eq!(zeilen[6], "ozg                12,0");
        let json = ergebnis.json();
        assert_eq!(json["messungen"][1]["verhaeltnis"], 0.5);
        assert_eq!(json["messungen"][1]["gehalten"], true);
        assert_eq!(json["messungen"][2]["gehalten"], false);
        assert!(ergebnis.ziel("fehlt", Ziel::Verhaeltnis(1.0)).is_err());
    }

    #[test]
    fn gemessen_wird_abwechselnd_nach_einem_lauf_zum_aufwaermen() {
        let folge = std::cell::RefCell::new(String::new());
        let lauf = |zeichen| {
            let folge = &folge;
            Box::new(move || {
                folge.borrow_mut().push(zeichen);
                Ok(())
            }) as Box<dyn FnMut() -> Result<()>>
        };
        let reihen = abwechselnd(2, vec![("a", lauf('a')), ("b", lauf('b'))]).unwrap();
        assert_eq!(*folge.borrow(), "ababab");
        assert_eq!(reihen[1].zeiten.len(), 2);
        let fehler = Box::new(|| anyhow::bail!("nein"));
        assert!(abwechselnd(1, vec![("x", fehler)]).is_err());
    }
}
