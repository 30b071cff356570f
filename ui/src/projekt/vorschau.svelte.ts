/** What a milestone would change, asked of the host while it is typed. */
import type { MeilensteinVorschauDto } from '../api/bindings/MeilensteinVorschauDto';
import type { MeilensteinWunsch } from '../api/bindings/MeilensteinWunsch';
import { t } from '../labels';
import type { Kontext } from '../shell/kontext';

const RUHE_MS = 150;

/** A line that stands there twice is said once. */
function zeilen(vorschau: MeilensteinVorschauDto | null): string[] {
  const alle = [...(vorschau?.saetze ?? []), ...(vorschau?.hinweise ?? []).map((hinweis) => t('projekt.hinweis', { hinweis }))];
  return alle.filter((zeile, ort) => alle.indexOf(zeile) === ort);
}

/** Make it during component init: it asks by an effect. */
export class Vorschau {
  wert = $state.raw<MeilensteinVorschauDto | null>(null);
  zeilen: string[] = $derived(zeilen(this.wert));
  grundNoetig: boolean = $derived(this.wert?.grund_noetig ?? false);

  /** `wunsch`: `null` if there is none. */
  constructor(k: Pick<Kontext, 'host' | 'stand'>, projekt: () => string, wunsch: () => MeilensteinWunsch | null) {
    $effect(() => {
      // What is on record counts too: it may have changed meanwhile.
      void k.stand;
      const anfrage = wunsch();
      let vorbei = false;
      const uhr = setTimeout(() => {
        if (anfrage === null || anfrage.datum === '') {
          this.wert = null;
          return;
        }
        k.host.meilensteinVorschau(projekt(), anfrage).then(
          (antwort) => {
            if (!vorbei) this.wert = antwort;
          },
          // Without a preview one can still save; the host checks again.
          () => {
            if (!vorbei) this.wert = null;
          },
        );
      }, RUHE_MS);
      return () => {
        vorbei = true;
        clearTimeout(uhr);
      };
    });
  }
}
