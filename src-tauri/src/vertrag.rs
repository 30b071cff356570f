//! The contract of the window: commands, capability, interface and policy name the same few things.

use std::collections::BTreeSet;

use serde_json::Value;

const RECHTE: &str = include_str!("../capabilities/main.json");
const KONFIGURATION: &str = include_str!("../tauri.conf.json");
const BAU: &str = include_str!("../build.rs");
const FENSTER: &str = include_str!("fenster.rs");
const TUER: &str = include_str!("../../ui/src/api/tauri.ts");

/// Every piece of the text between the two marks.
fn zwischen<'a>(text: &'a str, davor: &str, danach: &str) -> BTreeSet<&'a str> {
    text.split(davor).skip(1).filter_map(|t| t.split_once(danach)).map(|(t, _)| t).collect()
}

#[test]
fn befehle_recht_und_oberflaeche_stimmen_ueberein() {
    let angemeldet = zwischen(FENSTER, "befehle::", "\n")
        .into_iter()
        .filter_map(|t| t.trim_end_matches(',').rsplit_once("::").map(|(_, name)| name))
        .filter(|t| !t.is_empty())
        .collect::<BTreeSet<_>>();
    let liste = BAU.split_once(".commands(&[").and_then(|(_, t)| t.split_once(']')).unwrap().0;
    let gebaut: BTreeSet<_> = liste.split('"').skip(1).step_by(2).collect();
    let gerufen: BTreeSet<_> = TUER.split("invoke<").skip(1).filter_map(|t| t.split('\'').nth(1)).collect();
    let rechte: Value = serde_json::from_str(RECHTE).unwrap();
    let erlaubt: BTreeSet<String> = rechte["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|p| p.as_str()?.strip_prefix("allow-").map(|n| n.replace('-', "_")))
        .collect();
    let erlaubt: BTreeSet<&str> = erlaubt.iter().map(String::as_str).collect();
    assert_eq!(angemeldet, gebaut, "fenster.rs und build.rs");
    assert_eq!(angemeldet, erlaubt, "fenster.rs und capabilities/main.json");
    assert_eq!(angemeldet, gerufen, "fenster.rs und ui/src/api/tauri.ts");
}

#[test]
fn die_oberflaeche_darf_nichts_weiter() {
    let rechte: Value = serde_json::from_str(RECHTE).unwrap();
    assert!(!RECHTE.contains('*') && rechte.get("remote").is_none());
    for p in rechte["permissions"].as_array().unwrap() {
        let name = p.as_str().expect("plain names only, no scopes");
        // Beside our commands: news from the host, and Strg + / − / 0, which Tauri turns into a call.
        let kern =
            ["core:event:allow-listen", "core:event:allow-unlisten", "core:webview:allow-set-webview-zoom"];
        let gut = name.starts_with("allow-") || kern.contains(&name);
        assert!(gut, "{name}");
    }
    let k: Value = serde_json::from_str(KONFIGURATION).unwrap();
    let sicherheit = &k["app"]["security"];
    let csp = sicherheit["csp"].as_str().unwrap();
    assert!(csp.contains("default-src 'self'") && csp.contains("script-src 'self';"), "{csp}");
    assert!(!csp.contains("unsafe-eval") && !csp.contains("https:"), "{csp}");
    assert_eq!(csp.matches("unsafe-inline").count(), 1, "styles of Svelte only: {csp}");
    assert_eq!(sicherheit["freezePrototype"], true);
    assert_eq!(sicherheit["assetProtocol"]["enable"], false);
    assert_eq!(k["app"]["withGlobalTauri"], false);
    assert!(!KONFIGURATION.contains("dangerous"));
}
