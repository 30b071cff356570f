/** What a roll-out would change, asked of the host while it is typed. */
import type { RolloutVorschauDto } from '../api/bindings/RolloutVorschauDto';
import type { RolloutWunsch } from '../api/bindings/RolloutWunsch';
import { zahl } from '../format';
import { t } from '../labels';
import type { Kontext } from '../shell/kontext';

const RUHE_MS = 400;
/** So many names are said; the rest by number. */
const NAMEN = 3;

function hinweis(namen: readonly string[]): string[] {
  if (namen.length === 0) return [];
  const rest = namen.length - NAMEN;
  const genannte = namen.slice(0, NAMEN).join(', ');
  return [t('kommunen.rollout.nicht_zustaendig', { namen: rest <= 0 ? genannte : t('kommunen.rollout.und_weitere', { namen: genannte, n: zahl(rest) }) })];
}

/** Make it during component init: it asks by an effect. */
export class Rolloutvorschau {
  wert = $state.raw<RolloutVorschauDto | null>(null);
  zeilen: string[] = $derived(this.wert === null ? [] : [this.wert.satz, ...hinweis(this.wert.nicht_zustaendig)]);

  /** `wunsch`: `null` as long as it cannot be sent. */
  constructor(k: Pick<Kontext, 'host' | 'stand'>, wunsch: () => RolloutWunsch | null) {
    // Compared as text: a reason that is typed changes nothing that is counted.
    const anfrage = $derived.by(() => {
      const eben = wunsch();
      return eben === null ? null : JSON.stringify({ ...eben, grund: '' });
    });
    $effect(() => {
      // What is on record counts too: it may have changed meanwhile.
      void k.stand;
      const text = anfrage;
      let vorbei = false;
      // What no longer holds is not shown.
      this.wert = null;
      if (text === null) return;
      const uhr = setTimeout(() => {
        k.host.rolloutVorschau(JSON.parse(text) as RolloutWunsch).then(
          (antwort) => {
            if (!vorbei) this.wert = antwort;
          },
          // Without a preview one can still save; the host checks again.
          () => undefined,
        );
      }, RUHE_MS);
      return () => {
        vorbei = true;
        clearTimeout(uhr);
      };
    });
  }
}
