//! Proof that the committed TypeScript types are those of this crate.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS};

use super::{
    BurnupBildDto, GespeichertDto, ImportDto, KettenbefundDto, ProjektZeileDto, StartDto, UebersichtDto,
};

fn dateien(ordner: &Path) -> BTreeMap<String, String> {
    std::fs::read_dir(ordner)
        .unwrap_or_else(|e| panic!("{}: {e}", ordner.display()))
        .map(|d| d.unwrap())
        .filter(|d| d.path().extension().is_some_and(|e| e == "ts"))
        .map(|d| (d.file_name().into_string().unwrap(), std::fs::read_to_string(d.path()).unwrap()))
        .collect()
}

#[test]
fn bindungen_sind_aktuell() {
    let ziel = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/api/bindings");
    let probe = tempfile::tempdir().unwrap();
    let schreiben = |ordner: &Path| {
        let cfg = Config::default().with_out_dir(ordner);
        StartDto::export_all(&cfg).unwrap();
        UebersichtDto::export_all(&cfg).unwrap();
        ProjektZeileDto::export_all(&cfg).unwrap();
        BurnupBildDto::export_all(&cfg).unwrap();
        GespeichertDto::export_all(&cfg).unwrap();
        ImportDto::export_all(&cfg).unwrap();
        KettenbefundDto::export_all(&cfg).unwrap();
    };
    if std::env::var_os("OZG_BINDUNGEN_NEU").is_some() {
        for alt in dateien(&ziel).keys() {
            std::fs::remove_file(ziel.join(alt)).unwrap();
        }
        schreiben(&ziel);
    }
    schreiben(probe.path());
    assert!(
        dateien(probe.path()) == dateien(&ziel),
        "ui/src/api/bindings ist veraltet: OZG_BINDUNGEN_NEU=1 cargo test -p ozg-app bindungen"
    );
}
