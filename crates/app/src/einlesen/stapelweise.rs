//! Import of nouns whose new rows the history keeps in blocks: the same rules, rows, counts and faults as one by one.
//!
//! A thread of its own reads the file and delivers its rows; here they are written. Rows in order wait in the
//! [`Stapel`]; the others wait beside it, so that after each batch all that is left is gone through in the order of the
//! file. Batches end between deliveries, so no line of a later one comes before a line of an earlier one.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::mpsc::{SyncSender, sync_channel};

use ozg_domain::nomen::Nomen;
use ozg_domain::wert::Wert;
use ozg_intake::{DateiFehler, Gelesen, Kanonisch, Zeile};
use ozg_store::{Schreiber, Stapel, StoreFehler};

use super::{Ende, FEHLER_HOECHSTENS, Stand, einzeln};

/// Most rows of a delivery.
const LIEFERUNG: usize = 4_096;

/// Rows of the file.
#[derive(Default)]
struct Lieferung {
    /// Lines of the rows in order.
    zeilen: Vec<u32>,
    /// Numbers of their cells, row by row.
    nummern: Vec<u32>,
    /// The other rows.
    voll: Vec<Zeile>,
    /// By column of the file, the values with the next numbers.
    werte: Vec<Vec<Wert>>,
}

/// Reads the whole file; stops when nobody takes its rows any more.
fn lesen<R: Read>(kanonisch: &mut Kanonisch<R>, ziel: &SyncSender<Result<Lieferung, DateiFehler>>) {
    let mut geliefert = vec![0; kanonisch.spalten().len()];
    loop {
        let mut aus = Lieferung::default();
        let mut ende = None;
        while aus.zeilen.len() + aus.voll.len() < LIEFERUNG {
            match kanonisch.naechste_kurz() {
                Ok(Some(Gelesen::Kurz { nr })) => {
                    aus.zeilen.push(nr);
                    aus.nummern.extend_from_slice(kanonisch.nummern());
                }
                Ok(Some(Gelesen::Voll(zeile))) => aus.voll.push(zeile),
                Ok(None) => {
                    ende = Some(Ok(()));
                    break;
                }
                Err(e) => {
                    ende = Some(Err(e));
                    break;
                }
            }
        }
        for (spalte, bisher) in geliefert.iter_mut().enumerate() {
            let werte = kanonisch.werte(spalte);
            aus.werte.push(werte.get(*bisher..).unwrap_or_default().to_vec());
            *bisher = werte.len();
        }
        let weiter = ziel.send(Ok(aus)).is_ok();
        match (weiter, ende) {
            (true, None) => {}
            (true, Some(Err(e))) => {
                let _ = ziel.send(Err(e));
                return;
            }
            (false, _) | (true, Some(Ok(()))) => return,
        }
    }
}

/// Goes through the whole file.
pub(super) fn durchgang<R: Read + Send>(
    s: &Schreiber<'_>,
    kanonisch: &mut Kanonisch<R>,
    stapel: Stapel<'_, '_>,
    nomen: &'static Nomen,
    auslassen: &BTreeSet<u32>,
    stand: &mut Stand,
) -> Result<(), Ende> {
    let spalten = kanonisch.spalten().to_vec();
    let mut schub = Schub {
        s,
        nomen,
        stapel,
        werte: vec![Vec::new(); spalten.len()],
        spalten,
        wartend: Lieferung::default(),
        fehlerhaft: 0,
    };
    // Both sides wait for each other only briefly; what is read ahead is bounded.
    let (ziel, eingang) = sync_channel(4);
    std::thread::scope(|faeden| {
        std::thread::Builder::new()
            .spawn_scoped(faeden, move || lesen(kanonisch, &ziel))
            .map_err(|e| Ende::Datei(DateiFehler::Lesen(e)))?;
        // Moved in here, so that the reading thread ends with us in any case.
        for lieferung in eingang {
            schub.nimm(lieferung.map_err(Ende::Datei)?, auslassen, stand)?;
            if schub.voll() {
                schub.leeren(stand)?;
            }
        }
        schub.leeren(stand)?;
        Ok(())
    })
}

/// Rows of a batch, and what they are written with.
struct Schub<'s, 'a> {
    s: &'s Schreiber<'a>,
    nomen: &'static Nomen,
    stapel: Stapel<'s, 'a>,
    /// Fields of the columns of the file.
    spalten: Vec<usize>,
    /// Values of each column; the first has the number 1.
    werte: Vec<Vec<Wert>>,
    /// Rows that wait in the stack, in its order, and those that are set one by one.
    wartend: Lieferung,
    /// Number of rows with a fault among the latter.
    fehlerhaft: usize,
}

impl Schub<'_, '_> {
    fn nimm(
        &mut self,
        lieferung: Lieferung,
        auslassen: &BTreeSet<u32>,
        stand: &mut Stand,
    ) -> Result<(), StoreFehler> {
        stand.zeilen += anzahl(lieferung.zeilen.len() + lieferung.voll.len());
        for (werte, neue) in self.werte.iter_mut().zip(lieferung.werte) {
            werte.extend(neue);
        }
        let breite = self.spalten.len().max(1);
        for (nr, nummern) in lieferung.zeilen.iter().zip(lieferung.nummern.chunks_exact(breite)) {
            if auslassen.contains(nr) {
                continue;
            }
            let werte = &self.werte;
            if self.stapel.nimm(nummern, |spalte, nummer| wert(werte, spalte, nummer))? {
                self.wartend.zeilen.push(*nr);
                self.wartend.nummern.extend_from_slice(nummern);
            } else {
                let zeile = self.zeile(*nr, nummern);
                self.wartend.voll.push(zeile);
            }
        }
        for zeile in lieferung.voll.into_iter().filter(|z| !auslassen.contains(&z.nr)) {
            let schlecht = zeile.spaltenzahl_falsch || !zeile.fehler.is_empty();
            self.fehlerhaft += usize::from(schlecht);
            // The faults of these are not listed any more, only counted.
            if schlecht && self.fehlerhaft > FEHLER_HOECHSTENS {
                stand.fehlerhaft.insert(zeile.nr);
            } else {
                self.wartend.voll.push(zeile);
            }
        }
        Ok(())
    }

    /// Whether the next delivery might not fit in any more.
    fn voll(&self) -> bool {
        self.stapel.anzahl() + LIEFERUNG > Stapel::HOECHSTENS || self.wartend.voll.len() >= Stapel::HOECHSTENS
    }

    fn leeren(&mut self, stand: &mut Stand) -> Result<(), StoreFehler> {
        let geleert = self.stapel.leeren()?;
        stand.neu += anzahl(geleert.neu);
        stand.unveraendert += anzahl(geleert.unveraendert);
        let breite = self.spalten.len();
        let wartend = std::mem::take(&mut self.wartend);
        let uebrig = geleert.uebrig.into_iter().filter_map(|i| {
            Some(self.zeile(*wartend.zeilen.get(i)?, wartend.nummern.get(i * breite..(i + 1) * breite)?))
        });
        let mut einzelne: Vec<Zeile> = uebrig.collect();
        einzelne.extend(wartend.voll);
        einzelne.sort_by_key(|z| z.nr);
        self.fehlerhaft = 0;
        for zeile in &einzelne {
            einzeln(self.s, self.nomen, zeile, stand)?;
        }
        Ok(())
    }

    /// A row in order with its cells written out.
    fn zeile(&self, nr: u32, nummern: &[u32]) -> Zeile {
        let zellen = self.spalten.iter().zip(nummern).enumerate();
        let zellen =
            zellen.map(|(spalte, (feld, nummer))| (*feld, wert(&self.werte, spalte, *nummer).cloned()));
        Zeile { nr, zellen: zellen.collect(), fehler: Vec::new(), spaltenzahl_falsch: false }
    }
}

fn wert(werte: &[Vec<Wert>], spalte: usize, nummer: u32) -> Option<&Wert> {
    werte.get(spalte)?.get(usize::try_from(nummer).ok()?.checked_sub(1)?)
}

fn anzahl(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
