/** Which project was opened from here last, so that coming back finds its row. Not kept beyond the window. */
import type { Host } from '../api/host';

const zuletzt = new WeakMap<Host, string>();

export function merkeGeoeffnet(host: Host, kuerzel: string | null): void {
  if (kuerzel === null) zuletzt.delete(host);
  else zuletzt.set(host, kuerzel);
}

export function zuletztGeoeffnet(host: Host): string | null {
  return zuletzt.get(host) ?? null;
}
