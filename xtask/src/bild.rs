//! Is something painted on the screen? Counts the colours of a picture in the PPM format.

use anyhow::{Context, Result, ensure};

/// From this number of colours on the page counts as painted. An empty screen has one, a window without its page
/// two or three, the empty shell some dozens; only figures, chart and smoothed text bring hundreds.
pub(crate) const GEMALT: usize = 200;

/// The number of different colours of a binary PPM with 8 bits per channel, counted up to `grenze`.
pub(crate) fn farben(ppm: &[u8], grenze: usize) -> Result<usize> {
    let punkte = punkte(ppm).context("Das Bild des Bildschirms ist nicht lesbar")?;
    let mut gesehen: Vec<&[u8]> = Vec::new();
    let mut vorher: &[u8] = &[];
    for punkt in punkte.chunks_exact(3) {
        // Neighbours are mostly equal, which makes the short list fast enough without optimisation.
        if punkt != vorher && !gesehen.contains(&punkt) {
            gesehen.push(punkt);
            if gesehen.len() >= grenze {
                break;
            }
        }
        vorher = punkt;
    }
    Ok(gesehen.len())
}

/// The bytes behind the header `P6 width height 255`.
fn punkte(ppm: &[u8]) -> Result<&[u8]> {
    let mut rest = ppm;
    let mut kopf = Vec::new();
    while kopf.len() < 4 {
        let ende = rest.iter().position(u8::is_ascii_whitespace).context("Kopf unvollständig")?;
        if ende > 0 {
            kopf.push(std::str::from_utf8(&rest[..ende])?);
        }
        rest = &rest[ende + 1..];
    }
    ensure!(kopf[0] == "P6" && kopf[3] == "255", "Unerwarteter Kopf: {kopf:?}");
    let anzahl = kopf[1].parse::<usize>()? * kopf[2].parse::<usize>()? * 3;
    ensure!(rest.len() >= anzahl, "Bild abgeschnitten");
    Ok(&rest[..anzahl])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ppm(punkte: &[[u8; 3]]) -> Vec<u8> {
        let mut bytes = format!("P6\n{} 1\n255\n", punkte.len()).into_bytes();
        bytes.extend(punkte.concat());
        bytes
    }

    #[test]
    fn farben_werden_bis_zur_grenze_gezaehlt() {
        let schwarz = [0, 0, 0];
        let weiss = [255, 255, 255];
        assert_eq!(farben(&ppm(&[schwarz; 9]), 24).unwrap(), 1);
        assert_eq!(farben(&ppm(&[schwarz, weiss, schwarz, weiss]), 24).unwrap(), 2);
        let bunt: Vec<[u8; 3]> = (0..100).map(|i| [i, 0, 10]).collect();
        assert_eq!(farben(&ppm(&bunt), 24).unwrap(), 24);
        assert_eq!(farben(&ppm(&bunt), 1000).unwrap(), 100);
    }

    #[test]
    fn ein_kaputtes_bild_ist_ein_fehler() {
        for kaputt in [&b""[..], b"P6\n2 1\n255\nabc", b"P5\n1 1\n255\nabc", b"P6\n1 1\n65535\nabcdef"] {
            assert!(farben(kaputt, 24).is_err(), "{kaputt:?}");
        }
    }
}
