/** Stands in for a view, so that the window can be tested without the views of others. */
import type { Kontext } from '../shell/kontext';

export const probe: { k: Kontext | null } = { k: null };

export function ausProbe(): Kontext {
  if (probe.k === null) throw new Error('no view is mounted');
  return probe.k;
}
