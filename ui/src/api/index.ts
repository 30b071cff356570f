/** Chooses the host once, at start. The window never loads the fixtures, and its own side without a further step. */
import type { Host } from './host';
import { tauriHost } from './tauri';
import { wartetAufStart } from './vorab';

export async function ladeHost(): Promise<Host> {
  if ('__TAURI_INTERNALS__' in window) {
    await wartetAufStart();
    return tauriHost;
  }
  const { musterHost, fallAusAdresse } = await import('./muster');
  return musterHost(fallAusAdresse(window.location.search));
}
