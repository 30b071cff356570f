/** The two times in force: the Stichtag, "Galt am", and the state of knowledge, "Bekannt am". */
import type { FassungDto } from '../api/bindings/FassungDto';
import type { Zeitpunkt } from '../api/host';
import { tagesende, tagVon } from '../shared/moment';
import { gleicherZeitpunkt, zeitpunkttext } from '../shared/zeitpunkt';

/** `vergangenheit`: one of the two lies back, and nothing can be written. */
export type Lage = 'vergangenheit' | 'heute' | 'zukunft';

export interface TagMitNamen {
  iso: string;
  /** What makes the day worth a name; label key of the menu. */
  name: 'zeit.tag.heute' | 'zeit.tag.vorlage' | 'zeit.tag.frist' | 'zeit.tag.jahresbeginn' | 'zeit.tag.jahresende';
}

export class Zeit implements Zeitpunkt {
  heute = $state('');
  stichtag = $state('');
  /** RFC 3339 in UTC; `null`: jetzt. What is known is known until now, so any moment lies back. */
  bekanntAm = $state<string | null>(null);
  // ISO text sorts like the days it names.
  lage: Lage = $derived(this.bekanntAm !== null || this.stichtag < this.heute ? 'vergangenheit' : this.stichtag > this.heute ? 'zukunft' : 'heute');
  /** Asked before each journey; the journey begins when it calls back. */
  vorher: (weiter: () => void) => void = (weiter) => { weiter(); };

  /** Both, as every reading call of the host wants them. */
  get zeitpunkt(): Zeitpunkt {
    return { stichtag: this.stichtag, bekanntAm: this.bekanntAm };
  }

  /** Takes over the day of the host. A window that looks at today goes on looking at today after midnight. */
  beginne(heute: string): void {
    if (this.stichtag === '' || this.stichtag === this.heute) this.stichtag = heute;
    this.heute = heute;
  }

  reise(iso: string): void {
    this.reiseZu({ stichtag: iso });
  }

  /** `null`: back to what is known now. */
  reiseBekannt(bekanntAm: string | null): void {
    this.reiseZu({ bekanntAm });
  }

  /** One journey, asked about once; a time that is not named stays. */
  reiseZu(ziel: Partial<Zeitpunkt>): void {
    const neu = { ...this.zeitpunkt, ...ziel };
    if (gleicherZeitpunkt(neu, this.zeitpunkt)) return;
    this.vorher(() => {
      this.stichtag = neu.stichtag;
      this.bekanntAm = neu.bekanntAm;
    });
  }

  zurueck(): void {
    this.reiseZu({ stichtag: this.heute, bekanntAm: null });
  }
}

/** "mit dem Wissen von damals": the state of knowledge is that of the day that is shown. */
export function vonDamals({ stichtag, bekanntAm }: Zeitpunkt): boolean {
  return bekanntAm !== null && tagVon(bekanntAm) === stichtag;
}

/** What "wie Galt am" means: the end of that day. `null` where that day is not over. */
export function wieGalt({ stichtag, heute }: Pick<Zeit, 'stichtag' | 'heute'>): string | null {
  return stichtag < heute ? tagesende(stichtag) : null;
}

/** Both times of a Fassung. */
export function zeitpunktVon({ stichtag, bekannt_am }: FassungDto): Zeitpunkt {
  return { stichtag, bekanntAm: bekannt_am };
}

/** Address at which what one sees is compared with today. */
export function vergleichsort(zeitpunkt: Zeitpunkt): string {
  return `#/verlauf?${new URLSearchParams({ von: zeitpunkttext(zeitpunkt), bis: 'heute' }).toString()}`;
}

const ERSTES_JAHR = 2019;
/** At least; the year that runs has its days as well. */
const LETZTES_JAHR = 2023;

/** The days one travels to most: today, the Vorlage, the Frist, and both ends of the years of the programme. */
export function tageMitNamen(heute: string): { wichtige: TagMitNamen[]; jahre: TagMitNamen[] } {
  const jahre: TagMitNamen[] = [];
  const letztes = Math.max(LETZTES_JAHR, Number(heute.slice(0, 4)));
  for (let jahr = ERSTES_JAHR; jahr <= letztes; jahr += 1) {
    jahre.push({ iso: `${String(jahr)}-01-01`, name: 'zeit.tag.jahresbeginn' }, { iso: `${String(jahr)}-12-31`, name: 'zeit.tag.jahresende' });
  }
  return {
    wichtige: [
      { iso: heute, name: 'zeit.tag.heute' },
      { iso: '2021-03-08', name: 'zeit.tag.vorlage' },
      { iso: '2022-12-31', name: 'zeit.tag.frist' },
    ],
    jahre,
  };
}
