/** The Stichtag in force: "Galt am". The second time, "Bekannt am", stands at "jetzt" in this version. */
export type Lage = 'vergangenheit' | 'heute' | 'zukunft';

export interface TagMitNamen {
  iso: string;
  /** What makes the day worth a name; label key of the menu. */
  name: 'zeit.tag.heute' | 'zeit.tag.vorlage' | 'zeit.tag.frist' | 'zeit.tag.jahresbeginn' | 'zeit.tag.jahresende';
}

export class Zeit {
  heute = $state('');
  stichtag = $state('');
  // ISO text sorts like the days it names.
  lage: Lage = $derived(this.stichtag < this.heute ? 'vergangenheit' : this.stichtag > this.heute ? 'zukunft' : 'heute');
  /** Asked before each journey; the journey begins when it calls back. */
  vorher: (weiter: () => void) => void = (weiter) => { weiter(); };

  /** Takes over the day of the host. A window that looks at today goes on looking at today after midnight. */
  beginne(heute: string): void {
    if (this.stichtag === '' || this.stichtag === this.heute) this.stichtag = heute;
    this.heute = heute;
  }

  reise(iso: string): void {
    if (iso === this.stichtag) return;
    this.vorher(() => (this.stichtag = iso));
  }

  zurueck(): void {
    this.reise(this.heute);
  }
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
