//! What is online under every counting rule, for the whole Land, one service, one Kommune.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::KennzahlDto;

/// A share: true ones of all, and how many of them are unknown. It lies between `zaehler / nenner` and
/// `(zaehler + unbekannt) / nenner`; a `nenner` of 0 is "nicht bewertbar".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ZaehlungDto {
    /// True ones.
    #[ts(type = "number")]
    pub zaehler: u64,
    /// All in scope.
    #[ts(type = "number")]
    pub nenner: u64,
    /// Unknown ones.
    #[ts(type = "number")]
    pub unbekannt: u64,
}

/// A share under a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RegelzahlDto {
    /// "Z1" to "Z8".
    pub regel: String,
    /// The share.
    #[serde(flatten)]
    pub zahl: ZaehlungDto,
}

/// Figures of a Stichtag with those of the Angebot, exactly the keys that `ozg kennzahl show --json` promises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KennzahlenDto {
    /// Projects, phases, burn-up, money.
    #[serde(flatten)]
    pub kennzahl: KennzahlDto,
    /// Scope of the services: "kommunal" or "alle".
    pub scope: String,
    /// Z1 to Z5.
    pub regeln: Vec<RegelzahlDto>,
}

/// One OZG-Leistung under the rules that judge a single one: `ozg kennzahl leistung OZG-ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeistungKennzahlDto {
    /// OZG-ID.
    pub ozg_id: String,
    /// Name.
    pub name: String,
    /// Themenfeld.
    pub themenfeld: String,
    /// Day, ISO.
    pub stichtag: String,
    /// Moment of the state of knowledge; `null`: jetzt.
    pub bekannt_am: Option<String>,
    /// Katalogversion.
    pub katalogversion: Option<String>,
    /// Scope.
    pub scope: String,
    /// Whether the scope holds it; otherwise there are no figures.
    pub im_umfang: bool,
    /// Z1 to Z4 (`nenner` 1), Z7 (Kommunen), Z8 (population).
    pub regeln: Vec<RegelzahlDto>,
    /// Kommunen of Z8 whose population is not on record.
    pub ohne_einwohner: u32,
    /// Why Z1 to Z4 are as they are, in this order.
    pub gruende: Vec<String>,
    /// "bundesweit", "landesweit", "kreisweit", "einzeln"; `null`: Z1 does not hold.
    pub flaeche: Option<String>,
    /// Its LeiKa-Leistungen in scope, or itself where it has none.
    pub faelle: Vec<FallDto>,
}

/// One case of an OZG-Leistung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FallDto {
    /// LeiKa-Schlüssel, or the OZG-ID.
    pub leistung: String,
    /// Name.
    pub name: String,
    /// Kinds of Kommune that must offer it; `null`: not on record.
    pub zustaendig: Option<Vec<String>>,
}

/// One Kommune: `ozg kennzahl kommune AGS`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KommuneKennzahlDto {
    /// AGS.
    pub ags: String,
    /// Name.
    pub name: String,
    /// Kind of Kommune.
    pub typ: String,
    /// Day, ISO.
    pub stichtag: String,
    /// Moment of the state of knowledge; `null`: jetzt.
    pub bekannt_am: Option<String>,
    /// Katalogversion.
    pub katalogversion: Option<String>,
    /// Scope.
    pub scope: String,
    /// Z6.
    pub regeln: Vec<RegelzahlDto>,
    /// How Z6 spreads over the Kommunen of this kind; `null`: nothing to compare.
    pub vergleich: Option<VerteilungDto>,
}

/// Page of a Kommune: Z6 and every service that it may have to offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KommuneAngebotDto {
    /// The figure.
    pub kennzahl: KommuneKennzahlDto,
    /// Services in scope that it must offer, or may have to; by OZG-ID.
    pub leistungen: Vec<KommuneLeistungDto>,
}

/// One service in one Kommune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KommuneLeistungDto {
    /// OZG-ID.
    pub ozg_id: String,
    /// Name.
    pub name: String,
    /// Themenfeld.
    pub themenfeld: String,
    /// One of the values of the matrix, see [`MatrixDto`].
    pub wert: String,
}

/// Spread of Z6 over the Kommunen of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerteilungDto {
    /// Kind of Kommune.
    pub typ: String,
    /// Kommunen that can be judged.
    #[ts(type = "number")]
    pub kommunen: u64,
    /// Smallest, lower quartile, median, upper quartile, largest of the lower bounds: each that of one Kommune.
    pub sicher: Vec<ZaehlungDto>,
    /// The same of the upper bounds.
    pub hoechstens: Vec<ZaehlungDto>,
}

/// The view Zählweisen: every rule side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ZaehlweisenDto {
    /// Day, ISO.
    pub stichtag: String,
    /// Moment of the state of knowledge; `null`: jetzt.
    pub bekannt_am: Option<String>,
    /// Scope.
    pub scope: String,
    /// Katalogversion that gives the denominators.
    pub katalogversion: Option<String>,
    /// Its title.
    pub katalogversion_titel: Option<String>,
    /// Reports on record, of any day.
    #[ts(type = "number")]
    pub meldungen: u64,
    /// OZG-Leistungen in scope without any report that day.
    #[ts(type = "number")]
    pub ohne_meldung: u64,
    /// OZG-Leistungen in scope with a case whose responsible Kommunen are not on record.
    #[ts(type = "number")]
    pub ohne_zustaendigkeit: u64,
    /// Kommunen on record.
    #[ts(type = "number")]
    pub kommunen: u64,
    /// The ladder, from the widest rule to the strictest.
    pub stufen: Vec<StufeDto>,
    /// Z6 per kind of Kommune.
    pub kommunenarten: Vec<VerteilungDto>,
    /// Z7: mean reach over services.
    pub z7: Option<MittelDto>,
    /// Z8: mean reach in the population.
    pub z8: Option<MittelDto>,
    /// Z9: EfA.
    pub efa: EfaDto,
    /// Z10: überall × Ende-zu-Ende, nine cells with those that are unknown.
    pub felder: Vec<FeldDto>,
    /// Published figures of the same kind, with their own denominators.
    pub messwerte: Vec<LeiterMesswertDto>,
}

/// One rung of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StufeDto {
    /// "Z1", "Z2", "Z3", "Z3-Bund", "Z3-Land", "Z3-Kreis", "Z4", "Z5".
    pub regel: String,
    /// The rule in a few words.
    pub titel: String,
    /// What is counted: "OZG-Leistungen" or "LeiKa-Leistungen".
    pub einheit: String,
    /// One sentence: what sets it apart from the rung that it is compared with.
    pub satz: String,
    /// The count.
    pub zahl: ZaehlungDto,
    /// Whether there is a list behind it (`zaehlweise_list`).
    pub liste: bool,
}

/// Mean share in hundredths of a percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MittelDto {
    /// Mean of the lower bounds, hundredths of a percent.
    #[ts(type = "number")]
    pub sicher: u64,
    /// Mean of the upper bounds, hundredths of a percent.
    #[ts(type = "number")]
    pub hoechstens: u64,
    /// Services that can be judged.
    #[ts(type = "number")]
    pub leistungen: u64,
}

/// Z9.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EfaDto {
    /// E1: EfA-Lösungen with NRW attached, of all on record.
    pub in_nrw: ZaehlungDto,
    /// Nachnutzungslücke: EfA-Lösungen for which no user is on record.
    pub ohne_nutzer: ZaehlungDto,
    /// Each EfA-Lösung, by title.
    pub loesungen: Vec<EfaLoesungDto>,
}

/// Use of one EfA-Lösung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EfaLoesungDto {
    /// Key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Leading Land, where known.
    pub federfuehrung: Option<String>,
    /// E2: Länder with a connected contract.
    pub laender: Vec<String>,
    /// E3: Kommunen that have it online.
    pub kommunen: u32,
    /// Whether it is online for the whole Land or Bund.
    pub weit: bool,
    /// Services for which a report names it.
    pub leistungen: u32,
    /// Whether NRW uses it.
    pub in_nrw: bool,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// One cell of the four-field matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeldDto {
    /// Z3: "wahr", "falsch", "unbekannt".
    pub ueberall: String,
    /// Z2: "wahr", "falsch", "unbekannt".
    pub ende_zu_ende: String,
    /// The services, by OZG-ID.
    pub leistungen: Vec<LeistungNameDto>,
}

/// A service by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeistungNameDto {
    /// OZG-ID.
    pub ozg_id: String,
    /// Name.
    pub name: String,
}

/// A published figure beside a rung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeiterMesswertDto {
    /// Key of the Messwert.
    pub kennung: String,
    /// Rung that it belongs to: "Z1" or "Z3".
    pub regel: String,
    /// Day in the form of the source.
    pub datum: String,
    /// Count.
    #[ts(type = "number")]
    pub wert: u64,
    /// Its own denominator; `null`: the source names none.
    #[ts(type = "number | null")]
    pub nenner: Option<u64>,
    /// What the source counted.
    pub definition: Option<String>,
    /// Fundstelle.
    pub quelle: Option<String>,
}

/// A service in the list behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeistungUrteilDto {
    /// OZG-ID; under Z5 the LeiKa-Schlüssel where the case is one.
    pub leistung: String,
    /// OZG-ID.
    pub ozg_id: String,
    /// Name.
    pub name: String,
    /// Themenfeld.
    pub themenfeld: String,
    /// "wahr", "falsch" or "unbekannt".
    pub ergebnis: String,
    /// Why, in words.
    pub grund: String,
}

/// What became of a rule between two states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WandelDto {
    /// "Z1" to "Z5".
    pub regel: String,
    /// The earlier count as it was known.
    pub vorher: ZaehlungDto,
    /// The later count.
    pub nachher: ZaehlungDto,
    /// Change of the numerator because more is known of the earlier day now.
    pub berichtigung: i32,
    /// Change of the numerator because another Katalogversion holds.
    pub katalog: i32,
    /// Change of the numerator because something happened between the days.
    pub echt: i32,
    /// Sentence if the denominators differ.
    pub nenner_hinweis: Option<String>,
}

/// Services × Kommunen on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatrixDto {
    /// Services, by OZG-ID.
    pub leistungen: Vec<MatrixLeistungDto>,
    /// Kommunen, by AGS.
    pub kommunen: Vec<MatrixKommuneDto>,
    /// One text per service with one character per Kommune: `3` Reifegrad 3 or more, `2` exactly 2, `m` at least 2,
    /// `0` known to be below, `?` unknown, `-` need not offer it.
    pub werte: Vec<String>,
}

/// A row of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatrixLeistungDto {
    /// OZG-ID.
    pub ozg_id: String,
    /// Name.
    pub name: String,
    /// Themenfeld.
    pub themenfeld: String,
    /// Whether it is known who must offer each of its cases.
    pub zustaendigkeit_bekannt: bool,
}

/// A column of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatrixKommuneDto {
    /// AGS.
    pub ags: String,
    /// Name.
    pub name: String,
    /// Kind of Kommune.
    pub typ: String,
    /// Z6.
    pub z6: ZaehlungDto,
}

/// What stands behind one cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ZelleDto {
    /// All reports of the service and its LeiKa-Leistungen for this Kommune, the Land and the Bund, newest first.
    pub meldungen: Vec<MeldungDto>,
    /// How the value came about, in words.
    pub herkunft: String,
}

/// One report of `nachnutzung`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeldungDto {
    /// Key of the row: leistung, ags, gueltig_ab, loesung.
    pub schluessel: Vec<String>,
    /// Name of the service.
    pub leistung: String,
    /// "Köln", "Land Nordrhein-Westfalen", "Bund".
    pub ort: String,
    /// "geplant", "online", "abgeschaltet".
    pub stand: String,
    /// "Reifegrad 3 (Modell 1.1)", "mindestens 2 (Modell 1.1)"; `null`: none given.
    pub reifegrad: Option<String>,
    /// Day from which it holds, ISO.
    pub gueltig_ab: String,
    /// Whether it holds on the Stichtag, or a later report of the same Lösung has taken its place.
    pub gilt: bool,
    /// Title of the Lösung.
    pub loesung: Option<String>,
    /// Name of the portal.
    pub portal: Option<String>,
    /// Fundstelle; `null`: unbelegt.
    pub quelle: Option<String>,
}

/// Roll-out of services in many Kommunen at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct RolloutWunsch {
    /// OZG-IDs or LeiKa-Schlüssel, at most 600.
    pub leistungen: Vec<String>,
    /// AGS, also 05000000 and 00000000, at most 600; services × Kommunen at most 20,000.
    pub ags: Vec<String>,
    /// "geplant", "online", "abgeschaltet".
    pub stand: String,
    /// Model of the Reifegrad.
    pub reifegrad_modell: String,
    /// Reifegrad, empty for none.
    pub reifegrad: String,
    /// "genau", "mindestens" or empty.
    pub reifegrad_art: String,
    /// From when; what people type.
    pub gueltig_ab: String,
    /// Key of the Lösung, or empty.
    pub loesung: String,
    /// Key of the portal, or empty.
    pub portal: String,
    /// Fundstelle, or empty.
    pub quelle: String,
    /// Reason of the entry, or empty.
    pub grund: String,
}

/// What a roll-out would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RolloutVorschauDto {
    /// Rows that would be new.
    #[ts(type = "number")]
    pub neu: u64,
    /// Rows of the same key that would change.
    #[ts(type = "number")]
    pub geaendert: u64,
    /// Rows that are so already.
    #[ts(type = "number")]
    pub unveraendert: u64,
    /// Kommunen among them that need not offer the service, as far as that is known.
    pub nicht_zustaendig: Vec<String>,
    /// One sentence for the line above the buttons.
    pub satz: String,
}

/// Values of one figure for a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KarteDto {
    /// What the map shows, in words.
    pub titel: String,
    /// The picture.
    pub svg: String,
    /// One sentence with the finding.
    pub befund: String,
    /// Rule, Stichtag, Katalogversion, denominator, unknown, source.
    pub unterschrift: String,
    /// One row per area, in the order in which the keyboard steps.
    pub gebiete: Vec<GebietDto>,
}

/// One area of a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GebietDto {
    /// AGS.
    pub ags: String,
    /// Name.
    pub name: String,
    /// Kind of Kommune.
    pub typ: String,
    /// The figure; `null`: not compared.
    pub zahl: Option<ZaehlungDto>,
    /// Class from 1 to 5; `null`: unknown or not compared.
    pub klasse: Option<u8>,
    /// A point inside, in pixels of the picture.
    pub x: i32,
    /// The same.
    pub y: i32,
}
