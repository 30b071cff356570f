//! Proof that the committed TypeScript types are those of this crate.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS};

use super::{
    BurnupBildDto, DateiDto, DiagrammDto, DiagrammWunsch, DiagrammartDto, EintragFelderDto, FassungDto,
    FassungWunsch, FoerderungSeiteDto, FormularDto, GeldschereDto, GespeichertDto, ImportDto, KarteDto,
    KartenWunsch, KennzahlenDto, KettenbefundDto, KommuneAngebotDto, KommuneZeileDto, KontaktWunsch,
    LeistungKennzahlDto, LeistungUrteilDto, LeistungenDto, ListenWunsch, LokalArt, MatrixDto,
    MeilensteinVorschauDto, PrognoseDto, PrognoseWunsch, PrognosezahlenDto, ProjektDto, QuellenDto,
    RahmenDto, RolloutVorschauDto, RolloutWunsch, RueckgaengigDto, RuecknahmeDto, RuecknahmeWunsch,
    RueckschauDto, SammelWunsch, SatzWunsch, SicherungenDto, StandWunsch, StartDto, StatusWunsch,
    SteuerungDto, TatsacheDto, UebersichtDto, VergleichDto, VerlaufSeiteDto, VerlaufWunsch, WandelDto,
    WiederhergestelltDto, ZaehlweisenDto, ZelleDto,
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
        DiagrammDto::export_all(&cfg).unwrap();
        DiagrammWunsch::export_all(&cfg).unwrap();
        DiagrammartDto::export_all(&cfg).unwrap();
        KartenWunsch::export_all(&cfg).unwrap();
        KarteDto::export_all(&cfg).unwrap();
        KennzahlenDto::export_all(&cfg).unwrap();
        KommuneAngebotDto::export_all(&cfg).unwrap();
        LeistungKennzahlDto::export_all(&cfg).unwrap();
        LeistungUrteilDto::export_all(&cfg).unwrap();
        MatrixDto::export_all(&cfg).unwrap();
        RolloutVorschauDto::export_all(&cfg).unwrap();
        RolloutWunsch::export_all(&cfg).unwrap();
        WandelDto::export_all(&cfg).unwrap();
        ZaehlweisenDto::export_all(&cfg).unwrap();
        ZelleDto::export_all(&cfg).unwrap();
        DateiDto::export_all(&cfg).unwrap();
        FoerderungSeiteDto::export_all(&cfg).unwrap();
        FormularDto::export_all(&cfg).unwrap();
        GeldschereDto::export_all(&cfg).unwrap();
        KommuneZeileDto::export_all(&cfg).unwrap();
        KontaktWunsch::export_all(&cfg).unwrap();
        LeistungenDto::export_all(&cfg).unwrap();
        ListenWunsch::export_all(&cfg).unwrap();
        LokalArt::export_all(&cfg).unwrap();
        MeilensteinVorschauDto::export_all(&cfg).unwrap();
        PrognoseDto::export_all(&cfg).unwrap();
        PrognoseWunsch::export_all(&cfg).unwrap();
        PrognosezahlenDto::export_all(&cfg).unwrap();
        ProjektDto::export_all(&cfg).unwrap();
        QuellenDto::export_all(&cfg).unwrap();
        RueckschauDto::export_all(&cfg).unwrap();
        SteuerungDto::export_all(&cfg).unwrap();
        RahmenDto::export_all(&cfg).unwrap();
        RueckgaengigDto::export_all(&cfg).unwrap();
        SammelWunsch::export_all(&cfg).unwrap();
        SatzWunsch::export_all(&cfg).unwrap();
        StatusWunsch::export_all(&cfg).unwrap();
        TatsacheDto::export_all(&cfg).unwrap();
        BurnupBildDto::export_all(&cfg).unwrap();
        GespeichertDto::export_all(&cfg).unwrap();
        ImportDto::export_all(&cfg).unwrap();
        KettenbefundDto::export_all(&cfg).unwrap();
        EintragFelderDto::export_all(&cfg).unwrap();
        FassungDto::export_all(&cfg).unwrap();
        FassungWunsch::export_all(&cfg).unwrap();
        RuecknahmeDto::export_all(&cfg).unwrap();
        RuecknahmeWunsch::export_all(&cfg).unwrap();
        SicherungenDto::export_all(&cfg).unwrap();
        StandWunsch::export_all(&cfg).unwrap();
        VergleichDto::export_all(&cfg).unwrap();
        VerlaufSeiteDto::export_all(&cfg).unwrap();
        VerlaufWunsch::export_all(&cfg).unwrap();
        WiederhergestelltDto::export_all(&cfg).unwrap();
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
