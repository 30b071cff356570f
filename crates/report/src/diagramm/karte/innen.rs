//! A point well inside an area: the middle of the widest of some horizontal cuts, weighed by how far it is from
//! top and bottom. Whole numbers only.

use super::geometrie::Ecke;

/// Number of cuts.
const SCHNITTE: i64 = 11;

/// A point inside the rings by the even-odd rule; `None` if they enclose nothing.
pub(super) fn punkt(ringe: &[Vec<Ecke>]) -> Option<Ecke> {
    let ys = || ringe.iter().flatten().map(|e| e.1);
    let (oben, unten) = (i64::from(ys().min()?), i64::from(ys().max()?));
    let mut beste: Option<(i64, Ecke)> = None;
    for i in 0..SCHNITTE {
        let y = oben + (unten - oben) * (2 * i + 1) / (2 * SCHNITTE);
        for (l, r) in strecken(ringe, y) {
            let x = i64::midpoint(l, r);
            let frei = (r - l).min(3 * senkrecht(ringe, x, y));
            // Strictly inside: the even-odd test of the point must hold, too.
            let stelle = (i32::try_from(x).ok()?, i32::try_from(y).ok()?);
            if beste.is_none_or(|(b, _)| frei > b) && enthaelt(ringe, stelle) {
                beste = Some((frei, stelle));
            }
        }
    }
    beste.map(|(_, stelle)| stelle)
}

/// Whether a point lies inside by the even-odd rule.
pub(super) fn enthaelt(ringe: &[Vec<Ecke>], (x, y): Ecke) -> bool {
    let x = i64::from(x);
    schnitte(ringe, i64::from(y), |e| *e).into_iter().filter(|s| *s <= x).count() % 2 == 1
}

/// Free distance upwards or downwards, whichever is less; 0 if there is none.
fn senkrecht(ringe: &[Vec<Ecke>], x: i64, y: i64) -> i64 {
    let quer = schnitte(ringe, x, |e| (e.1, e.0));
    quer.into_iter().map(|s| (s - y).abs()).min().unwrap_or(0) * 2
}

/// The parts of a horizontal line that lie inside.
fn strecken(ringe: &[Vec<Ecke>], y: i64) -> Vec<(i64, i64)> {
    let xs = schnitte(ringe, y, |e| *e);
    xs.chunks_exact(2).filter_map(|p| Some((*p.first()?, *p.get(1)?))).filter(|(l, r)| r - l > 1).collect()
}

/// Where the rings cross a line of constant second coordinate, in ascending order.
fn schnitte(ringe: &[Vec<Ecke>], hoehe: i64, dreh: fn(&Ecke) -> Ecke) -> Vec<i64> {
    let mut stellen = Vec::new();
    for ring in ringe {
        let naechste = ring.iter().cycle().skip(1);
        for (a, b) in ring.iter().zip(naechste) {
            let ((ax, ay), (bx, by)) = (dreh(a), dreh(b));
            let (ax, ay, bx, by) = (i64::from(ax), i64::from(ay), i64::from(bx), i64::from(by));
            if (ay <= hoehe) != (by <= hoehe) {
                stellen.push(ax + (bx - ax) * (hoehe - ay) / (by - ay));
            }
        }
    }
    stellen.sort_unstable();
    stellen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn liegt_innen_auch_bei_loechern_und_haken() {
        let quadrat = vec![(0, 0), (1000, 0), (1000, 1000), (0, 1000)];
        let loch = vec![(200, 200), (800, 200), (800, 800), (200, 800)];
        let haken = vec![(0, 0), (1000, 0), (1000, 100), (100, 100), (100, 1000), (0, 1000)];
        for ringe in [vec![quadrat.clone()], vec![quadrat, loch], vec![haken]] {
            let p = punkt(&ringe).unwrap();
            assert!(enthaelt(&ringe, p), "{p:?} liegt nicht in {ringe:?}");
        }
        assert_eq!(punkt(&[vec![(0, 0), (10, 0), (20, 0)]]), None);
        assert_eq!(punkt(&[]), None);
    }
}
