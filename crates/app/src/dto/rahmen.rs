//! The view Rahmen: bodies, agreements, events, deadlines, standards, portals, model regions, published figures.

use serde::Serialize;
use ts_rs::TS;

use super::{FristDto, ZeitangabeDto};

/// Everything that carries the programme, on a Stichtag. Agreements and events after it are there and say so; of
/// published figures only those up to it, because one cannot be planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RahmenDto {
    /// Bodies by name.
    pub gremien: Vec<GremiumDto>,
    /// Agreements that are no reuse contracts, by date; undated ones last.
    pub vereinbarungen: Vec<VereinbarungDto>,
    /// Reuse contracts by Lösung and user.
    pub vertraege: Vec<VertragDto>,
    /// Number of reuse contracts per state, furthest first; only states that occur.
    pub vertragszahlen: Vec<VertragszahlDto>,
    /// The five Regierungsbezirke, also those without an event, then what names none of them.
    pub bezirke: Vec<BezirkDto>,
    /// Deadlines by day.
    pub fristen: Vec<FristangabeDto>,
    /// Standards by title.
    pub standards: Vec<StandardDto>,
    /// Lösungen by title.
    pub loesungen: Vec<LoesungDto>,
    /// What is known of a Lösung and a standard up to the Stichtag. What is not listed is nicht gemeldet.
    pub konformitaeten: Vec<KonformitaetDto>,
    /// Portals by name.
    pub portale: Vec<PortalDto>,
    /// Model regions by Regierungsbezirk.
    pub modellregionen: Vec<ModellregionDto>,
    /// Projects that name no model region.
    pub modellprojekte_ohne_region: Vec<ModellprojektDto>,
    /// Published figures up to the Stichtag, newest first, undated ones last.
    pub messwerte: Vec<MesswertDto>,
    /// Published figures that hold for a later day only.
    pub messwerte_spaeter: u32,
}

/// A source that can be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FundstelleDto {
    /// Key of the source.
    pub kennung: String,
    /// Its text.
    pub text: String,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GremiumDto {
    /// Key.
    pub kennung: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub art: Option<String>,
    /// Who runs it.
    pub traeger: Option<String>,
    /// What it is for.
    pub aufgabe: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// An agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VereinbarungDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Kind.
    pub art: Option<String>,
    /// When, as rough as its source says.
    pub zeit: ZeitangabeDto,
    /// Whether that lies after the Stichtag.
    pub nach_stichtag: bool,
    /// Parties.
    pub parteien: Vec<String>,
    /// What it is about.
    pub gegenstand: Option<String>,
    /// State, as its source says.
    pub stand: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// A reuse contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VertragDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Title of the Lösung; `null`: not named.
    pub loesung: Option<String>,
    /// Who uses it; `null`: not named.
    pub nutzer: Option<String>,
    /// angeschlossen, vertrag, interesse, noch_nicht or unbekannt.
    pub stand: String,
    /// Day of that state, ISO.
    pub seit: Option<String>,
    /// Interest shown, ISO.
    pub interesse_am: Option<String>,
    /// Concluded, ISO.
    pub vertrag_am: Option<String>,
    /// Connected, ISO.
    pub angeschlossen_am: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// How many reuse contracts are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VertragszahlDto {
    /// As [`VertragDto::stand`].
    pub stand: String,
    /// How many.
    pub anzahl: u32,
}

/// The events of a Regierungsbezirk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BezirkDto {
    /// Name; `null`: the event names none of the five.
    pub name: Option<String>,
    /// Events by date; undated ones last.
    pub veranstaltungen: Vec<VeranstaltungDto>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VeranstaltungDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Kind.
    pub art: Option<String>,
    /// The place as written, where it is none of the five.
    pub ort: Option<String>,
    /// When, as rough as its source says.
    pub zeit: ZeitangabeDto,
    /// Whether that lies after the Stichtag.
    pub nach_stichtag: bool,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FristangabeDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Day, and days left or since.
    pub frist: FristDto,
    /// Law.
    pub rechtsgrundlage: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// A standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StandardDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Who issues it.
    pub herausgeber: Option<String>,
    /// What it is about.
    pub gegenstand: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// A Lösung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LoesungDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Who offers it.
    pub anbieter: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// Whether a Lösung keeps a standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KonformitaetDto {
    /// Key of the Lösung.
    pub loesung: String,
    /// Key of the standard.
    pub standard: String,
    /// "erfüllt", "teilweise", "nicht erfüllt" or "in Prüfung".
    pub stand: String,
    /// Day of the check, ISO; `null`: not named.
    pub geprueft_am: Option<String>,
    /// Hint.
    pub hinweis: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// A portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PortalDto {
    /// Key.
    pub kennung: String,
    /// Name.
    pub name: String,
    /// Who runs it.
    pub betreiber: Option<String>,
    /// Whether it must be used; `null`: unbekannt.
    pub pflicht: Option<bool>,
    /// Since when it is part of the Portalverbund, ISO; `null`: unbekannt.
    pub portalverbund_seit: Option<String>,
    /// Whether that lies after the Stichtag.
    pub nach_stichtag: bool,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// A model region with its projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ModellregionDto {
    /// Key.
    pub regierungsbezirk: String,
    /// Leading Kommune.
    pub leitkommune: String,
    /// Partners.
    pub partner: Vec<String>,
    /// Begin of the programme, as written.
    pub programm_von: Option<String>,
    /// End of the programme, as written.
    pub programm_bis: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
    /// Projects by title.
    pub projekte: Vec<ModellprojektDto>,
}

/// A project of a model region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ModellprojektDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Bodies that carry it.
    pub traeger: Vec<String>,
    /// State, as its source says.
    pub status: Option<String>,
    /// OZG-ID or LeiKa-Schlüssel; `null`: not named.
    pub leistung: Option<String>,
    /// Name of that service.
    pub leistung_name: Option<String>,
    /// Name of the portal; `null`: not named.
    pub portal: Option<String>,
    /// Where else it is used; `null`: nicht gemeldet.
    pub nachnutzung: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
}

/// A published figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MesswertDto {
    /// Key.
    pub kennung: String,
    /// For when it holds.
    pub zeit: ZeitangabeDto,
    /// Hint on that date.
    pub datum_hinweis: Option<String>,
    /// Where it holds.
    pub region: String,
    /// Name of the figure.
    pub kennzahl: String,
    /// The value, decimal point.
    pub wert: String,
    /// Unit.
    pub einheit: Option<String>,
    /// Denominator, decimal point; `null`: the source names none.
    pub grundgesamtheit: Option<String>,
    /// "58,8 %" where the value is a number of cases and the denominator is known.
    pub anteil: Option<String>,
    /// How the source defines it.
    pub definition: Option<String>,
    /// `null`: unbelegt.
    pub quelle: Option<FundstelleDto>,
    /// Our counting rule that comes nearest; `null`: none fits.
    pub regel: Option<String>,
    /// Why the two differ, by rule and by denominator; empty without such a rule.
    pub saetze: Vec<String>,
    /// Our own figure for the same day; `null`: keine eigene Zahl.
    pub eigene: Option<EigeneZahlDto>,
}

/// Our own figure beside a published one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EigeneZahlDto {
    /// Counting rule.
    pub regel: String,
    /// Cases that the rule holds for.
    pub zaehler: u32,
    /// All cases.
    pub nenner: u32,
    /// Cases of which it is not known.
    pub unbekannt: u32,
    /// Why the two differ, in a German sentence.
    pub unterschied: String,
}
