//! Axis-parallel boxes in pixels, for laying out text.

/// A box; right and bottom edge belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kasten {
    pub(super) links: i32,
    pub(super) oben: i32,
    pub(super) rechts: i32,
    pub(super) unten: i32,
}

impl Kasten {
    /// The box around two corners in any order.
    pub(super) fn um(a: (i32, i32), b: (i32, i32)) -> Self {
        Self { links: a.0.min(b.0), oben: a.1.min(b.1), rechts: a.0.max(b.0), unten: a.1.max(b.1) }
    }

    /// Whether both share a point.
    pub(super) fn trifft(&self, o: &Self) -> bool {
        self.links <= o.rechts && o.links <= self.rechts && self.oben <= o.unten && o.oben <= self.unten
    }

    /// Whether the other lies fully inside.
    pub(super) fn enthaelt(&self, o: &Self) -> bool {
        self.links <= o.links && o.rechts <= self.rechts && self.oben <= o.oben && o.unten <= self.unten
    }

    /// Grown on all sides.
    pub(super) fn mit_rand(&self, rand: i32) -> Self {
        Self {
            links: self.links - rand,
            oben: self.oben - rand,
            rechts: self.rechts + rand,
            unten: self.unten + rand,
        }
    }
}
