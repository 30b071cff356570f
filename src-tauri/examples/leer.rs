//! An empty window of the same web view: what any program of this kind costs at least. `cargo xtask bench` measures
//! the real window beside it.

fn main() {
    let gestartet = tauri::Builder::default()
        .setup(|app| {
            tauri::WebviewWindowBuilder::new(app, "main", tauri::WebviewUrl::App("index.html".into()))
                .title("leer")
                .inner_size(1440.0, 900.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/leer/tauri.conf.json"));
    if let Err(e) = gestartet {
        eprintln!("Das leere Fenster öffnet sich nicht: {e}");
        std::process::exit(1);
    }
}
