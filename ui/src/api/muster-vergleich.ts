/** Two days of the made-up projects beside each other, counted from the same rows as every other figure here. */
import { datum } from '../format';
import type { FassungDto } from './bindings/FassungDto';
import type { StandDto } from './bindings/StandDto';
import type { StandWunsch } from './bindings/StandWunsch';
import type { VergleichDto } from './bindings/VergleichDto';
import type { VergleichGruppeDto } from './bindings/VergleichGruppeDto';
import type { VergleichZeileDto } from './bindings/VergleichZeileDto';
import type { MusterProjekt } from './muster-projekte';
import { phaseAm } from './muster-projekte';
import { MUSTER_KOPF } from './muster-verlauf';

const PHASEN: Record<string, string> = { betrieb: 'Betrieb', umsetzung: 'Umsetzung', konzeption: 'Konzeption', neu: 'Neu', nicht_gemeldet: 'nicht gemeldet', zurueckgestellt: 'zurückgestellt', ausgeschieden: 'ausgeschieden' };

/** `null`: it names a Fassung that there is not. */
function stand(wunsch: StandWunsch, fassungen: readonly FassungDto[]): StandDto | null {
  const fassung = fassungen.find(({ name }) => name === wunsch.fassung);
  if (wunsch.fassung !== null && fassung === undefined) return null;
  const stichtag = fassung?.stichtag ?? wunsch.stichtag;
  const text = fassung === undefined ? `${datum(stichtag)}, bekannt ${wunsch.bekannt_am === null ? 'jetzt' : datum(wunsch.bekannt_am.slice(0, 10))}` : `Fassung „${fassung.name}“ (${datum(stichtag)})`;
  return { stichtag, bekannt_am: fassung?.bekannt_am ?? wunsch.bekannt_am, fassung: fassung?.name ?? null, laenge: fassung?.eintrag ?? 1284, kopf: fassung?.kopf ?? MUSTER_KOPF, text };
}

function median(werte: number[]): number {
  return [...werte].sort((a, b) => a - b)[Math.floor(werte.length / 2)] ?? 0;
}

export function musterVergleich(projekte: readonly MusterProjekt[], fassungen: readonly FassungDto[], vonWunsch: StandWunsch, bisWunsch: StandWunsch): VergleichDto | null {
  const von = stand(vonWunsch, fassungen);
  const bis = stand(bisWunsch, fassungen);
  if (von === null || bis === null) return null;
  const zeile = (projekt: MusterProjekt, was: string, alt: string, neu: string, tage: number | null = null, grund: string | null = null): VergleichZeileDto => ({ projekt: projekt.kuerzel, titel: projekt.titel, was, alt, neu, tage, grund, quelle: 'Vorlage 17/4771 (Muster)' });
  const da = (projekt: MusterProjekt, tag: string) => projekt.aufgenommen <= tag;
  const phase = (projekt: MusterProjekt, tag: string) => (da(projekt, tag) ? phaseAm(projekt, tag).phase : null);
  const gewechselt = (ziel: string) =>
    projekte.filter((projekt) => da(projekt, von.stichtag) && phase(projekt, von.stichtag) !== ziel && phase(projekt, bis.stichtag) === ziel).map((projekt) => zeile(projekt, 'Phase', PHASEN[phase(projekt, von.stichtag) ?? ''] ?? '—', PHASEN[ziel] ?? ziel, null, ziel === 'ausgeschieden' ? 'Landesrecht (Muster)' : null));
  const verschoben = projekte
    .filter((projekt) => projekt.betrieb !== null && projekt.betrieb > von.stichtag && projekt.betrieb <= bis.stichtag && projekt.betrieb !== projekt.basisBetrieb)
    .map((projekt) => zeile(projekt, 'Start Roll-out NRW, Plan', datum(projekt.basisBetrieb), datum(projekt.betrieb ?? ''), Math.round((Date.parse(projekt.betrieb ?? '') - Date.parse(projekt.basisBetrieb)) / 86_400_000)));
  const tage = verschoben.map((eine) => eine.tage ?? 0);
  const mitte = median(tage);
  const gruppe = (art: string, titel: string, zeilen: VergleichZeileDto[], zusatz: string | null = null): VergleichGruppeDto => ({ art, titel, anzahl: zeilen.length, zusatz, zeilen });
  const gruppen = [
    gruppe('betrieb', 'Neu in Betrieb', gewechselt('betrieb')),
    gruppe('umsetzung', 'Neu in Umsetzung', gewechselt('umsetzung')),
    gruppe('konzeption', 'Neu in Konzeption', gewechselt('konzeption')),
    gruppe('verschoben', 'Termine verschoben', verschoben, verschoben.length === 0 ? null : `Median ${mitte > 0 ? '+' : ''}${String(mitte).replace('-', '−')} Tage`),
    gruppe('aufgenommen', 'Aufgenommen', projekte.filter((projekt) => !da(projekt, von.stichtag) && da(projekt, bis.stichtag)).map((projekt) => zeile(projekt, 'Projekt', '—', 'aufgenommen'))),
    gruppe('ausgeschieden', 'Ausgeschieden', gewechselt('ausgeschieden')),
    gruppe('zurueckgestellt', 'Zurückgestellt', gewechselt('zurueckgestellt')),
    gruppe('geld', 'Fördermittel', []),
    gruppe('berichtigung', 'Berichtigungen', [], 'ohne echten Fortschritt'),
  ];
  const saetze = gruppen.filter(({ anzahl }) => anzahl > 0).map(({ titel, anzahl }) => `${titel}: ${String(anzahl)} von ${String(projekte.length)} Projekten.`);
  return {
    von,
    bis,
    gruppen,
    textbaustein: [`Seit dem letzten Bericht (${von.text}) bis ${bis.text} (Muster):`, ...(saetze.length === 0 ? ['Es hat sich nichts geändert.'] : saetze)].join('\n'),
    zaehlregel: 'Phase nach dem höchsten datierten Schritt (Muster)',
    katalogversion: 'KDN 20.12.2019',
    demodaten: true,
  };
}
