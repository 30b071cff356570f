/** The host in the real window. The only file that knows Tauri. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { ProjektZeileDto } from './bindings/ProjektZeileDto';
import type { StartDto } from './bindings/StartDto';
import type { UebersichtDto } from './bindings/UebersichtDto';
import type { Host } from './host';

export const tauriHost: Host = {
  startGet: () => invoke<StartDto>('start_get'),
  uebersichtGet: (stichtag) => invoke<UebersichtDto>('uebersicht_get', { stichtag }),
  projektList: (stichtag) => invoke<ProjektZeileDto[]>('projekt_list', { stichtag }),
  burnupGet: ({ stichtag, breite, hoehe, thema }) => invoke<BurnupBildDto>('burnup_get', { stichtag, breite, hoehe, thema }),
  onKatalogGeaendert: (dann) =>
    listen('katalog-geaendert', () => {
      dann();
    }),
};
