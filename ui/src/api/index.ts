/** Chooses the host once, at start. Both sides are loaded on demand, so the window never loads the fixtures. */
import type { Host } from './host';

export async function ladeHost(): Promise<Host> {
  if ('__TAURI_INTERNALS__' in window) {
    return (await import('./tauri')).tauriHost;
  }
  const { musterHost, fallAusAdresse } = await import('./muster');
  return musterHost(fallAusAdresse(window.location.search));
}
