//! Closes the window as a person does, through the window system: the driver's own way ends the program unasked.

use anyhow::{Context, Result, bail};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// Sends the window of process `pid` on that display the wish to close.
pub(super) fn wunsch(anzeige: Option<&str>, pid: u32) -> Result<()> {
    let (verbindung, bildschirm) = x11rb::connect(anzeige)?;
    let atom =
        |name: &str| -> Result<u32> { Ok(verbindung.intern_atom(false, name.as_bytes())?.reply()?.atom) };
    let (protokolle, loeschen, prozess) =
        (atom("WM_PROTOCOLS")?, atom("WM_DELETE_WINDOW")?, atom("_NET_WM_PID")?);
    let wurzel = verbindung.setup().roots.get(bildschirm).context("no screen")?.root;
    for fenster in kinder(&verbindung, wurzel)? {
        // GTK keeps a hidden window for the whole program beside the one that is seen.
        let gezeigt = verbindung.get_window_attributes(fenster)?.reply()?.map_state == MapState::VIEWABLE;
        let eigen = gezeigt && eigenschaft(&verbindung, fenster, prozess, AtomEnum::CARDINAL)? == [pid];
        if eigen && eigenschaft(&verbindung, fenster, protokolle, AtomEnum::ATOM)?.contains(&loeschen) {
            let nachricht = ClientMessageEvent::new(32, fenster, protokolle, [loeschen, 0, 0, 0, 0]);
            verbindung.send_event(false, fenster, EventMask::NO_EVENT, nachricht)?.check()?;
            return Ok(verbindung.flush()?);
        }
    }
    bail!("process {pid} has no window that can be closed")
}

fn kinder(verbindung: &RustConnection, fenster: Window) -> Result<Vec<Window>> {
    let mut alle = Vec::new();
    for kind in verbindung.query_tree(fenster)?.reply()?.children {
        alle.push(kind);
        alle.extend(kinder(verbindung, kind)?);
    }
    Ok(alle)
}

fn eigenschaft(verbindung: &RustConnection, fenster: Window, name: u32, art: AtomEnum) -> Result<Vec<u32>> {
    let antwort = verbindung.get_property(false, fenster, name, art, 0, 64)?.reply()?;
    Ok(antwort.value32().map(Iterator::collect).unwrap_or_default())
}
