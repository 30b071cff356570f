//! Phases of projects on both legs, and the dates that a project's standing rests on.

use chrono::NaiveDate;

use super::{Aenderung, Gruppe, Paar, Seite, Statusfeld, Was};
use crate::projekt::{Phase, Projekt};

pub(super) fn vergleichen(
    p: &Paar<'_>,
    von: NaiveDate,
    bis: NaiveDate,
    begruendet: bool,
    aus: &mut Vec<Aenderung>,
) {
    let vorher = p.alt.and_then(|x| x.phase(von));
    let berichtigt = p.neu.and_then(|x| x.phase(von));
    let nachher = p.neu.and_then(|x| x.phase(bis));
    let mut phase = |gruppe, alt: Option<Phase>, neu: Option<Phase>| {
        let seite = |ph: Option<Phase>| ph.map_or(Seite::Nichts, Seite::Phase);
        if alt != neu {
            aus.push(Aenderung {
                gruppe,
                projekt: Some(p.kuerzel.to_owned()),
                was: Was::Phase,
                alt: seite(alt),
                neu: seite(neu),
                tage: None,
            });
        }
    };
    let zurueck = matches!((rang(vorher), rang(berichtigt)), (Some(a), Some(b)) if b < a);
    let gruppe = if zurueck && begruendet { Gruppe::Rueckschritt } else { Gruppe::Berichtigung };
    phase(gruppe, vorher, berichtigt);
    phase(gruppe_von(berichtigt, nachher), berichtigt, nachher);
    if let (Some(alt), Some(neu)) = (p.alt, p.neu) {
        for feld in Statusfeld::ALLE {
            datum(p.kuerzel, feld, (wert(alt, feld), wert(neu, feld)), von, aus);
        }
    }
}

/// Order of the phases that steps lead through; the others have none.
fn rang(phase: Option<Phase>) -> Option<u8> {
    match phase? {
        Phase::Neu => Some(0),
        Phase::Konzeption => Some(1),
        Phase::Umsetzung => Some(2),
        Phase::Betrieb => Some(3),
        Phase::NichtGemeldet | Phase::Zurueckgestellt | Phase::Ausgeschieden => None,
    }
}

/// Kind of the real change between two different phases.
fn gruppe_von(alt: Option<Phase>, neu: Option<Phase>) -> Gruppe {
    let (Some(alt), Some(neu)) = (alt, neu) else {
        // Nobody is "not yet taken in" later than taken in, unless one looks backwards.
        return if alt.is_none() { Gruppe::Aufgenommen } else { Gruppe::Ausgeschieden };
    };
    match (alt, neu) {
        (_, Phase::Ausgeschieden) => Gruppe::Ausgeschieden,
        (_, Phase::Zurueckgestellt) => Gruppe::Zurueckgestellt,
        (Phase::Zurueckgestellt | Phase::Ausgeschieden, _) => Gruppe::Fortgesetzt,
        _ if matches!((rang(Some(alt)), rang(Some(neu))), (Some(a), Some(b)) if b < a) => {
            Gruppe::Rueckschritt
        }
        (_, Phase::Betrieb) => Gruppe::Betrieb,
        (_, Phase::Umsetzung) => Gruppe::Umsetzung,
        (_, Phase::Konzeption) => Gruppe::Konzeption,
        // Steps only come, so this is seen only when one looks backwards.
        (_, Phase::Neu | Phase::NichtGemeldet) => Gruppe::Rueckschritt,
    }
}

fn wert(p: &Projekt, feld: Statusfeld) -> Option<NaiveDate> {
    match feld {
        Statusfeld::Aufgenommen => p.aufgenommen_am,
        Statusfeld::Ausgeschieden => p.ausgeschieden_am,
        Statusfeld::Zurueckgestellt => p.zurueckgestellt_am,
        Statusfeld::Fortgesetzt => p.fortgesetzt_am,
    }
}

/// Another day for what had happened by the earlier Stichtag. A day that came or went altogether shows as the phase,
/// and a later one may be the next pause.
fn datum(
    kuerzel: &str,
    feld: Statusfeld,
    (alt, neu): (Option<NaiveDate>, Option<NaiveDate>),
    von: NaiveDate,
    aus: &mut Vec<Aenderung>,
) {
    let (Some(a), Some(n)) = (alt, neu) else {
        return;
    };
    if a != n && a <= von && n <= von {
        aus.push(Aenderung {
            gruppe: Gruppe::Berichtigung,
            projekt: Some(kuerzel.to_owned()),
            was: Was::Feld(feld),
            alt: Seite::Tag(a),
            neu: Seite::Tag(n),
            tage: Some((n - a).num_days()),
        });
    }
}
