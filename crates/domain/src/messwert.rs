//! Published figures and the counting rule of our own that comes nearest to each.
//!
//! Nearest, not equal: a source that says "in mindestens einer Kommune" does not say which Reifegrad it asks for, and
//! two shares with different denominators are never compared (KENNZAHLEN §1.4, §2 B1).

/// A counting rule that a published figure can be held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zaehlregel {
    /// In at least one Kommune, Reifegrad 2 or more.
    Z1,
    /// In the whole Land, Reifegrad 2 or more.
    Z3,
    /// The part of Z3 that the Bund offers for all.
    Z3Bund,
    /// The part of Z3 that the Land offers for all.
    Z3Land,
    /// Umsetzungsgrad of one Kommune: Leistungen with Reifegrad 3 or more by those it must offer.
    Z6,
}

impl Zaehlregel {
    /// Name as in the list of rules.
    #[must_use]
    pub fn wort(self) -> &'static str {
        match self {
            Self::Z1 => "Z1",
            Self::Z3 => "Z3",
            Self::Z3Bund => "Z3-Bund",
            Self::Z3Land => "Z3-Land",
            Self::Z6 => "Z6",
        }
    }

    /// Whether its denominator counts OZG-Leistungen. Z6 counts the LeiKa-Leistungen of one Kommune.
    #[must_use]
    pub fn zaehlt_ozg_leistungen(self) -> bool {
        !matches!(self, Self::Z6)
    }
}

/// For which place a figure must hold so that ours can stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Raum {
    /// Nordrhein-Westfalen as a whole.
    Land,
    /// One Kommune of Nordrhein-Westfalen.
    Kommune,
}

/// Kennzahl, what its definition must say (empty: anything), where, and the rule.
const ZUORDNUNG: [(&str, &str, Raum, Zaehlregel); 5] = [
    ("leistungen_online", "in mindestens einer kommune", Raum::Land, Zaehlregel::Z1),
    ("flaechendeckend", "flächendeckend", Raum::Land, Zaehlregel::Z3),
    ("davon_bundesweit", "bundesweit flächendeckend", Raum::Land, Zaehlregel::Z3Bund),
    ("davon_landesweit", "landesweit flächendeckend", Raum::Land, Zaehlregel::Z3Land),
    ("leika_online_anteil", "leika-leistungen", Raum::Kommune, Zaehlregel::Z6),
];

/// Name of the Land, as sources write it.
pub const LAND: &str = "Nordrhein-Westfalen";

/// The nearest rule; `None`: none fits, for instance where a source does not say how it counts. `ist_kommune`: whether
/// the region is one Kommune of the Land.
#[must_use]
pub fn regel(kennzahl: &str, definition: &str, region: &str, ist_kommune: bool) -> Option<Zaehlregel> {
    let definition = definition.to_lowercase();
    let raum = match (region.trim() == LAND, ist_kommune) {
        (true, _) => Raum::Land,
        (false, true) => Raum::Kommune,
        (false, false) => return None,
    };
    ZUORDNUNG
        .into_iter()
        .find(|(k, d, r, _)| *k == kennzahl.trim() && definition.contains(d) && *r == raum)
        .map(|(.., regel)| regel)
}

/// How two denominators stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nennervergleich {
    /// The same number of cases.
    Gleich(i64),
    /// Different ones: the shares are not comparable (published, own).
    Anders(i64, i64),
    /// The source names none: a share cannot be formed from it.
    Unbekannt,
    /// The two count different things.
    AndereEinheit,
}

/// Compares the denominator of a published figure with ours under that rule. `eigener`: number of OZG-Leistungen on
/// record for the day. `veroeffentlicht` is `None` where the source names none or no whole number.
#[must_use]
pub fn nennervergleich(regel: Zaehlregel, veroeffentlicht: Option<i64>, eigener: i64) -> Nennervergleich {
    match veroeffentlicht {
        _ if !regel.zaehlt_ozg_leistungen() => Nennervergleich::AndereEinheit,
        None => Nennervergleich::Unbekannt,
        Some(n) if n == eigener => Nennervergleich::Gleich(n),
        Some(n) => Nennervergleich::Anders(n, eigener),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn die_naechste_regel() {
        use Zaehlregel::{Z1, Z3, Z3Bund, Z3Land, Z6};
        for (kennzahl, definition, region, kommune, erwartet) in [
            ("leistungen_online", "in mindestens einer Kommune in NRW verfügbar", LAND, false, Some(Z1)),
            // How the source counts is not said: no rule is put into its mouth.
            ("leistungen_online", "online verfügbar laut Dashboard", LAND, false, None),
            ("leistungen_online", "in mindestens einer Kommune verfügbar", "Saarland", false, None),
            ("flaechendeckend", "im Land flächendeckend verfügbar", LAND, false, Some(Z3)),
            ("flaechendeckend", "flächendeckend", "Bayern", false, None),
            ("davon_bundesweit", "davon bundesweit flächendeckend verfügbar", LAND, false, Some(Z3Bund)),
            ("davon_landesweit", "davon landesweit flächendeckend verfügbar", LAND, false, Some(Z3Land)),
            (
                "leika_online_anteil",
                "OZG-konforme Umsetzung der kommunalen LeiKa-Leistungen",
                "Bonn",
                true,
                Some(Z6),
            ),
            ("leika_online_anteil", "der kommunalen LeiKa-Leistungen", "neun Großstädte", false, None),
            ("kommunale_projekte_initiiert", "im Jahr 2020 initiiert", LAND, false, None),
            ("", "", "", false, None),
        ] {
            assert_eq!(regel(kennzahl, definition, region, kommune), erwartet, "{kennzahl} {region}");
        }
    }

    #[test]
    fn nenner_werden_nur_gleich_genannt_wenn_sie_es_sind() {
        use Nennervergleich::{AndereEinheit, Anders, Gleich, Unbekannt};
        for (regel, veroeffentlicht, eigener, erwartet) in [
            (Zaehlregel::Z1, Some(575), 557, Anders(575, 557)),
            (Zaehlregel::Z1, Some(557), 557, Gleich(557)),
            (Zaehlregel::Z3, None, 557, Unbekannt),
            // 101 of the 372 that are online, not of the catalogue.
            (Zaehlregel::Z3Bund, Some(372), 557, Anders(372, 557)),
            (Zaehlregel::Z6, Some(1418), 557, AndereEinheit),
        ] {
            assert_eq!(nennervergleich(regel, veroeffentlicht, eigener), erwartet);
        }
    }
}
