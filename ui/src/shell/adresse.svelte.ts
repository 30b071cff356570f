/**
 * Which view is open. It stands in the fragment of the address, so back and forth work by the history of
 * the web view; the last one is kept for the next start. A Stichtag is never kept: the program starts today.
 */
export const ANSICHTEN = ['uebersicht', 'projekte'] as const;
export type Ansicht = (typeof ANSICHTEN)[number];

const SPEICHER = 'ozg-chronik.ansicht';

function gelesen(text: string | null): Ansicht | null {
  return ANSICHTEN.find((ansicht) => ansicht === text) ?? null;
}

function ausFragment(): Ansicht | null {
  return gelesen(window.location.hash.replace(/^#\/?/, ''));
}

function gemerkt(): Ansicht | null {
  try {
    return gelesen(window.localStorage.getItem(SPEICHER));
  } catch {
    // Storage can be switched off; then every start begins at the Übersicht.
    return null;
  }
}

export class Adresse {
  ansicht = $state<Ansicht>(ausFragment() ?? gemerkt() ?? 'uebersicht');

  /** Follows the address until the returned function is called. */
  folge(): () => void {
    if (ausFragment() === null) window.history.replaceState(null, '', `#/${this.ansicht}`);
    const nimm = () => {
      this.ansicht = ausFragment() ?? 'uebersicht';
      try {
        window.localStorage.setItem(SPEICHER, this.ansicht);
      } catch {
        // See above: nothing to keep it in.
      }
    };
    nimm();
    window.addEventListener('hashchange', nimm);
    return () => {
      window.removeEventListener('hashchange', nimm);
    };
  }

  geheZu(ansicht: Ansicht): void {
    if (ansicht !== this.ansicht) window.location.hash = `#/${ansicht}`;
  }
}
