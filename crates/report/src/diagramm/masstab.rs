//! A horizontal scale of whole numbers, negative ones too.

/// Least distance of two ticks in pixels: room for "−1 000".
const STRICH_MIN: i64 = 56;

/// Maps whole numbers to pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Masstab {
    /// Value at the left edge, not above 0.
    pub(super) von: i64,
    /// Value at the right edge, above `von`.
    pub(super) bis: i64,
    pub(super) links: i32,
    pub(super) rechts: i32,
    /// Distance of two ticks.
    pub(super) schritt: i64,
}

impl Masstab {
    /// A scale from 0 or below to 0 or above that holds both values; the ends are ticks.
    pub(super) fn neu(von: i64, bis: i64, links: i32, rechts: i32) -> Self {
        let (von, bis) = (von.min(0), bis.max(0));
        let bis = if von == 0 && bis == 0 { 1 } else { bis };
        let felder = (i64::from(rechts - links) / STRICH_MIN).max(1);
        let (mut basis, mut schritt) = (1_i64, 1_i64);
        'suche: while basis < i64::MAX / 100 {
            for faktor in [1, 2, 5] {
                schritt = basis * faktor;
                let unter = von.unsigned_abs().div_ceil(schritt.unsigned_abs());
                let ueber = bis.unsigned_abs().div_ceil(schritt.unsigned_abs());
                if i64::try_from(unter.saturating_add(ueber)).unwrap_or(i64::MAX) <= felder.max(2) {
                    break 'suche;
                }
            }
            basis *= 10;
        }
        let auf = |wert: u64| i64::try_from(wert.div_ceil(schritt.unsigned_abs())).unwrap_or(0) * schritt;
        Self { von: -auf(von.unsigned_abs()), bis: auf(bis.unsigned_abs()), links, rechts, schritt }
    }

    /// The same scale, ended at the values themselves instead of at ticks: the bars get all the room.
    pub(super) fn genau(von: i64, bis: i64, links: i32, rechts: i32) -> Self {
        let rund = Self::neu(von, bis, links, rechts);
        let (von, bis) = (von.min(0), bis.max(0));
        let bis = if von == 0 && bis == 0 { 1 } else { bis };
        Self { von, bis, ..rund }
    }

    /// Pixel of a value; values outside stick to the edges.
    pub(super) fn x(&self, wert: i64) -> i32 {
        let spanne = i128::from(self.bis - self.von).max(1);
        let seit = i128::from(wert.clamp(self.von, self.bis) - self.von);
        let versatz = (seit * i128::from(self.rechts - self.links) + spanne / 2) / spanne;
        self.links + i32::try_from(versatz).unwrap_or(0)
    }

    /// All ticks from left to right; 0 is one of them.
    pub(super) fn striche(&self) -> Vec<i64> {
        let schritt = self.schritt.max(1);
        let (erster, letzter) = (self.von / schritt, self.bis / schritt);
        (erster..=letzter.min(erster + 100)).map(|i| i * schritt).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enden_sind_striche() {
        for (von, bis, breite, schritt, links, rechts) in [
            (0, 35, 560, 5, 0, 35),
            (-40, 310, 560, 50, -50, 350),
            (0, 0, 560, 1, 0, 1),
            (-7, 0, 560, 1, -7, 0),
            (0, 1_000_000_000_000, 560, 100_000_000_000, 0, 1_000_000_000_000),
            (-1, 1, 30, 1, -1, 1),
        ] {
            let m = Masstab::neu(von, bis, 100, 100 + breite);
            assert_eq!((m.schritt, m.von, m.bis), (schritt, links, rechts), "{von}..{bis}");
            let striche = m.striche();
            assert_eq!((striche.first(), striche.last()), (Some(&m.von), Some(&m.bis)));
            assert_eq!((m.x(m.von), m.x(m.bis)), (100, 100 + breite));
            assert_eq!(m.x(i64::MAX), 100 + breite);
            let g = Masstab::genau(von, bis, 100, 100 + breite);
            assert!(g.striche().contains(&0) && g.striche().iter().all(|s| (g.von..=g.bis).contains(s)));
        }
    }
}
