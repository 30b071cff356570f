//! Services, Kommunen and who is responsible: L(t), K(ℓ) and Z(k).
//!
//! Services are numbered: first all OZG-Leistungen, then all LeiKa-Leistungen, each in the order of their key.
//! Kommunen are numbered by AGS. [`Sicht`] fixes a Katalogversion and a scope.

use std::collections::HashMap;

use chrono::NaiveDate;

/// The kinds of Kommune, as `kommune.typ` and `zustaendigkeit.kommunentyp` name them.
pub const KOMMUNENTYPEN: [&str; 5] =
    ["kreisfreie Stadt", "kreisangehörige Stadt", "kreisangehörige Gemeinde", "Kreis", "Städteregion"];

/// LeiKa-Typ whose execution lies with the Bund alone; the scope `kommunal` leaves it out.
pub const TYP_BUND: &str = "1";

/// Which services a count takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Umfang {
    /// Without what the Bund alone executes. An upper bound: the catalogue of 2019 does not separate Land and Kommune.
    #[default]
    Kommunal,
    /// All services of the Katalogversion.
    Alle,
}

impl Umfang {
    /// Word of command line and JSON.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Kommunal => "kommunal",
            Self::Alle => "alle",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn lesen(text: &str) -> Option<Self> {
        [Self::Kommunal, Self::Alle].into_iter().find(|u| u.wort() == text)
    }
}

/// A Katalogversion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Natural key.
    pub kennung: String,
    /// Title.
    pub titel: String,
    /// Day from which it holds.
    pub stand: NaiveDate,
}

/// An OZG-Leistung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ozg {
    /// OZG-ID, five digits.
    pub id: String,
    /// Name.
    pub name: String,
    /// Themenfeld.
    pub themenfeld: String,
    /// Katalogversion that brought it.
    pub seit: String,
    /// Katalogversion with which it fell away.
    pub entfallen_mit: Option<String>,
}

/// A LeiKa-Leistung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leika {
    /// Schlüssel, or the number where there is none.
    pub kennung: String,
    /// Name.
    pub name: String,
    /// OZG-Leistung that it belongs to.
    pub ozg: Option<String>,
    /// Whether it has a Schlüssel: only then it counts.
    pub gezaehlt: bool,
    /// LeiKa-Typ as given.
    pub typ: Option<String>,
    /// Katalogversion that brought it.
    pub seit: String,
    /// Katalogversion with which it fell away.
    pub entfallen_mit: Option<String>,
}

/// A Kommune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kommune {
    /// AGS, eight digits.
    pub ags: String,
    /// Name.
    pub name: String,
    /// Position in [`KOMMUNENTYPEN`].
    pub typ: u8,
    /// Key of the Kreis that it lies in or is, the first five digits of the AGS.
    pub kreis: String,
    /// Population, where known.
    pub einwohner: Option<u64>,
}

/// Who must offer a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zustaendigkeit {
    /// OZG-ID or LeiKa-Schlüssel.
    pub leistung: String,
    /// Position in [`KOMMUNENTYPEN`].
    pub typ: u8,
    /// Katalogversion for which it holds; `None`: every one.
    pub version: Option<String>,
}

/// Everything that stays the same from day to day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Katalog {
    /// By stand.
    pub versionen: Vec<Version>,
    /// By OZG-ID.
    pub ozg: Vec<Ozg>,
    /// By kennung.
    pub leika: Vec<Leika>,
    /// By AGS.
    pub kommunen: Vec<Kommune>,
    /// In any order.
    pub zustaendigkeit: Vec<Zustaendigkeit>,
}

/// A set of kinds of Kommune; bit n is [`KOMMUNENTYPEN`]`[n]`.
pub(super) type Typen = u8;

/// One case of an OZG-Leistung: a counted LeiKa-Leistung, or the OZG-Leistung itself where it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fall {
    /// Number of the LeiKa-Leistung; `None`: the OZG-Leistung itself.
    pub(super) leika: Option<u32>,
    /// Who is responsible; `None`: not known.
    pub(super) typen: Option<Typen>,
}

/// An OZG-Leistung in scope with its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leistung {
    /// Number of the OZG-Leistung.
    pub(super) ozg: u32,
    /// Never empty.
    pub(super) faelle: Vec<Fall>,
}

/// The catalogue as one Katalogversion and one scope see it.
#[derive(Debug)]
pub struct Sicht<'a> {
    pub(super) katalog: &'a Katalog,
    pub(super) leistungen: Vec<Leistung>,
    /// Number of Kommunen per kind.
    pub(super) je_typ: [u32; 5],
    /// The Katalogversion; `None` if the catalogue has none.
    pub version: Option<&'a Version>,
    /// The scope.
    pub umfang: Umfang,
}

impl Katalog {
    /// Puts everything into the order that numbers rest on.
    pub fn ordne(&mut self) {
        self.versionen.sort_by(|a, b| (a.stand, &a.kennung).cmp(&(b.stand, &b.kennung)));
        self.ozg.sort_by(|a, b| a.id.cmp(&b.id));
        self.leika.sort_by(|a, b| a.kennung.cmp(&b.kennung));
        self.kommunen.sort_by(|a, b| a.ags.cmp(&b.ags));
    }

    /// Number of services, LeiKa-Leistungen among them.
    #[must_use]
    pub fn leistungen(&self) -> usize {
        self.ozg.len() + self.leika.len()
    }

    /// Number of a service by its OZG-ID or LeiKa-Schlüssel.
    #[must_use]
    pub fn leistung(&self, schluessel: &str) -> Option<usize> {
        if schluessel.len() == 5 {
            return self.ozg.binary_search_by(|o| o.id.as_str().cmp(schluessel)).ok();
        }
        let i = self.leika.binary_search_by(|k| k.kennung.as_str().cmp(schluessel)).ok()?;
        Some(self.ozg.len() + i)
    }

    /// Number of a Kommune by its AGS.
    #[must_use]
    pub fn kommune(&self, ags: &str) -> Option<usize> {
        self.kommunen.binary_search_by(|k| k.ags.as_str().cmp(ags)).ok()
    }

    /// The Katalogversion in force on a day: the newest up to it, else the first one.
    #[must_use]
    pub fn version_am(&self, tag: NaiveDate) -> Option<&Version> {
        self.versionen.iter().rfind(|v| v.stand <= tag).or(self.versionen.first())
    }

    /// The catalogue as that version and scope see it. O(services).
    #[must_use]
    pub fn sicht(&self, version: Option<&str>, umfang: Umfang) -> Sicht<'_> {
        let rang: HashMap<&str, usize> =
            self.versionen.iter().enumerate().map(|(i, v)| (v.kennung.as_str(), i)).collect();
        let gewaehlt = version.and_then(|v| rang.get(v).copied());
        let gilt = |seit: &str, entfallen: Option<&str>| {
            gewaehlt.is_none_or(|g| {
                rang.get(seit).is_none_or(|r| *r <= g)
                    && entfallen.and_then(|e| rang.get(e)).is_none_or(|r| *r > g)
            })
        };
        let mut typen: HashMap<&str, Typen> = HashMap::new();
        for z in &self.zustaendigkeit {
            if z.version.is_none() || z.version.as_deref() == version {
                *typen.entry(&z.leistung).or_default() |= 1 << z.typ.min(7);
            }
        }
        let mut leika: HashMap<&str, Vec<u32>> = HashMap::new();
        for (k, nr) in self.leika.iter().zip(0..) {
            if let (true, Some(ozg), true) =
                (k.gezaehlt, k.ozg.as_deref(), gilt(&k.seit, k.entfallen_mit.as_deref()))
            {
                leika.entry(ozg).or_default().push(nr);
            }
        }
        let mut leistungen = Vec::with_capacity(self.ozg.len());
        for (o, nr) in self.ozg.iter().zip(0..) {
            if !gilt(&o.seit, o.entfallen_mit.as_deref()) {
                continue;
            }
            let eigene = typen.get(o.id.as_str()).copied();
            let Some(alle) = leika.get(o.id.as_str()) else {
                leistungen.push(Leistung { ozg: nr, faelle: vec![Fall { leika: None, typen: eigene }] });
                continue;
            };
            let im_umfang = |k: &Leika| umfang == Umfang::Alle || k.typ.as_deref() != Some(TYP_BUND);
            let faelle: Vec<Fall> = alle
                .iter()
                .filter_map(|i| {
                    let k = self.leika.get(*i as usize).filter(|k| im_umfang(k))?;
                    let typen = typen.get(k.kennung.as_str()).copied().or(eigene);
                    Some(Fall { leika: Some(*i), typen })
                })
                .collect();
            if !faelle.is_empty() {
                leistungen.push(Leistung { ozg: nr, faelle });
            }
        }
        let mut je_typ = [0; 5];
        for k in &self.kommunen {
            if let Some(n) = je_typ.get_mut(usize::from(k.typ)) {
                *n += 1;
            }
        }
        let version = gewaehlt.and_then(|i| self.versionen.get(i));
        Sicht { katalog: self, leistungen, je_typ, version, umfang }
    }

    /// The catalogue as seen on a day.
    #[must_use]
    pub fn sicht_am(&self, tag: NaiveDate, umfang: Umfang) -> Sicht<'_> {
        self.sicht(self.version_am(tag).map(|v| v.kennung.as_str()), umfang)
    }
}

impl Sicht<'_> {
    /// Number of OZG-Leistungen in scope: the denominator of the rules that count services.
    #[must_use]
    pub fn leistungen(&self) -> usize {
        self.leistungen.len()
    }

    /// The cases of an OZG-Leistung: number of the LeiKa-Leistung (`None`: the OZG-Leistung itself) and the kinds of
    /// Kommune that must offer it (`None`: not on record). Empty if it is not in scope.
    #[must_use]
    pub fn faelle(&self, ozg: u32) -> Vec<(Option<u32>, Option<Vec<&'static str>>)> {
        let namen = |typen: Typen| {
            KOMMUNENTYPEN.iter().zip(0..).filter(|(_, i)| typen & (1 << i) != 0).map(|(n, _)| *n).collect()
        };
        let leistung = self.leistungen.iter().find(|l| l.ozg == ozg);
        let faelle = leistung.map(|l| l.faelle.as_slice()).unwrap_or_default();
        faelle.iter().map(|f| (f.leika, f.typen.map(namen))).collect()
    }

    /// Number of Kommunen of those kinds.
    pub(super) fn zustaendige(&self, typen: Typen) -> u32 {
        self.je_typ.iter().zip(0..).filter(|(_, i)| typen & (1 << i) != 0).map(|(n, _)| n).sum()
    }
}
