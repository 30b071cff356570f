//! Chance that repeats on every machine: integers, and of the floating-point operations only those that IEEE 754
//! rounds exactly (+ − × ÷ √). No function of a mathematical library takes part.
//!
//! Each block of runs has a stream of its own, made from seed and number of the block; so it does not matter which
//! thread computes it.

/// xoshiro256++ 1.0 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021; public domain).
#[derive(Debug, Clone)]
pub(super) struct Strom([u64; 4]);

/// The finaliser of splitmix64 (Steele, Lea and Flood, 2014).
fn mischen(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Step of splitmix64: 2^64 through the golden ratio, odd.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Strom {
    /// The stream of a block. Filled by splitmix64, as the authors of xoshiro advise.
    pub(super) fn neu(seed: u64, block: u64) -> Self {
        let mut zustand = mischen(seed.wrapping_add(GOLDEN)) ^ mischen(block.wrapping_mul(GOLDEN) ^ !seed);
        Self(std::array::from_fn(|_| {
            zustand = zustand.wrapping_add(GOLDEN);
            mischen(zustand)
        }))
    }

    /// 64 random bits.
    #[inline]
    pub(super) fn bits(&mut self) -> u64 {
        let s = &mut self.0;
        let aus = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        aus
    }

    /// A number strictly between 0 and 1, one of 2^52 at equal distances.
    pub(super) fn anteil(&mut self) -> f64 {
        // 53 bits fit an f64 exactly.
        let ungerade = ((self.bits() >> 12) * 2 + 1) as f64;
        ungerade / 9_007_199_254_740_992.0
    }

    /// A number of the standard normal distribution.
    pub(super) fn normal(&mut self) -> f64 {
        normalquantil(self.anteil())
    }
}

/// 1/14!, 1/13!, …, 1/0!.
const KEHRWERTE: [f64; 15] = {
    let mut aus = [1.0; 15];
    let (mut n, mut fakultaet) = (1, 1.0);
    while n < 15 {
        fakultaet *= n as f64;
        aus[14 - n] = 1.0 / fakultaet;
        n += 1;
    }
    aus
};

/// e^x for −40 ≤ x ≤ 40, clamped beyond: power series after the nearest whole power of 2. Relative error below 1e-14.
pub(super) fn exp(x: f64) -> f64 {
    const LN2: f64 = std::f64::consts::LN_2;
    let x = x.clamp(-40.0, 40.0);
    // Half up by cutting: the sum is positive.
    // Between 0 and 128.
    let k = (x / LN2 + 64.5) as i32 - 64;
    let r = x - f64::from(k) * LN2;
    let reihe = KEHRWERTE.iter().fold(0.0, |summe, kehrwert| summe * r + kehrwert);
    // 2^k from its bits: the exponent field of an f64.
    let zwei_hoch_k = f64::from_bits(u64::from((1_023 + k).unsigned_abs()) << 52);
    reihe * zwei_hoch_k
}

/// Natural logarithm of a number in (0, 1]. Relative error below 1e-13.
fn ln(x: f64) -> f64 {
    let (mut m, mut k) = (x, 0.0);
    while m < std::f64::consts::FRAC_1_SQRT_2 {
        m *= 2.0;
        k += 1.0;
    }
    // ln m = 2 artanh((m − 1) / (m + 1)).
    let y = (m - 1.0) / (m + 1.0);
    let q = y * y;
    let mut summe = 0.0;
    for n in (0..12).rev() {
        summe = 1.0 / f64::from(2 * n + 1) + summe * q;
    }
    2.0 * y * summe - k * std::f64::consts::LN_2
}

/// Quantile of the standard normal distribution, 0 < p < 1: algorithm AS 241, PPND16 (Wichura, "The percentage
/// points of the normal distribution", Applied Statistics 37, 1988); about 16 digits.
pub(super) fn normalquantil(p: f64) -> f64 {
    let horner = |k: &[f64], x: f64| k.iter().rev().fold(0.0, |s, c| s * x + c);
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * horner(&A, r) / horner(&B, r);
    }
    let r = (-ln(if q < 0.0 { p } else { 1.0 - p })).sqrt();
    let betrag = if r <= 5.0 {
        horner(&C, r - 1.6) / horner(&D, r - 1.6)
    } else {
        horner(&E, r - 5.0) / horner(&F, r - 5.0)
    };
    if q < 0.0 { -betrag } else { betrag }
}

const A: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];
const B: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_545,
];
const C: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    7.745_450_142_783_414e-4,
];
const D: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const E: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    0.296_560_571_828_504_87,
    0.026_532_189_526_576_124,
    1.242_660_947_388_078_4e-3,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const F: [f64; 8] = [
    1.0,
    0.599_832_206_555_888,
    0.136_929_880_922_735_8,
    0.014_875_361_290_850_615,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_7e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eigene_funktionen_stimmen_mit_denen_der_bibliothek_ueberein() {
        for i in -4_000..=4_000 {
            let x = f64::from(i) / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-13, "exp {x}");
        }
        for i in 1..=10_000 {
            let x = f64::from(i) / 10_000.0;
            assert!((ln(x) - x.ln()).abs() < 1e-13 * (1.0 + x.ln().abs()), "ln {x}");
        }
    }

    #[test]
    fn quantile_der_normalverteilung_nach_tafel() {
        // Tables of the normal distribution; the last two reach the far branches.
        for (p, z) in [
            (0.5, 0.0),
            (0.9, 1.281_551_565_544_6),
            (0.975, 1.959_963_984_540_1),
            (0.99, 2.326_347_874_040_8),
            (0.000_1, -3.719_016_485_455_7),
            (1e-12, -7.034_483_825_301_1),
        ] {
            let unser = normalquantil(p);
            assert!((unser - z).abs() < 1e-9, "{p}: {unser}");
            assert!((normalquantil(1.0 - p) + unser).abs() < 1e-4, "symmetrisch {p}");
        }
    }

    #[test]
    fn generator_gibt_die_folge_seiner_erfinder() {
        // First outputs of the reference implementation for the state 1, 2, 3, 4.
        let mut s = Strom([1, 2, 3, 4]);
        assert_eq!([s.bits(), s.bits(), s.bits()], [41_943_041, 58_720_359, 3_588_806_011_781_223]);
    }

    #[test]
    fn bloecke_und_seeds_haben_eigene_stroeme() {
        let mut anfaenge = std::collections::BTreeSet::new();
        for seed in 0..100 {
            for block in 0..100 {
                assert!(anfaenge.insert(Strom::neu(seed, block).bits()), "{seed} {block}");
            }
        }
    }

    #[test]
    fn momente_der_normalverteilung() {
        let mut s = Strom::neu(20_221_231, 0);
        let werte: Vec<f64> = (0..100_000).map(|_| s.normal()).collect();
        let mittel = werte.iter().sum::<f64>() / 100_000.0;
        let streuung = werte.iter().map(|z| z * z).sum::<f64>() / 100_000.0;
        assert!(mittel.abs() < 0.015, "{mittel}");
        assert!((streuung - 1.0).abs() < 0.02, "{streuung}");
    }
}
