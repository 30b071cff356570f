/** A made-up forecast that obeys the gates: nothing under 5 completions, a range only under 11. */
import { datum, kommazahl, SCHMAL, zahl } from '../format';
import { plusMonate, plusTage } from '../shared/datum';
import type { PrognoseDto } from './bindings/PrognoseDto';
import type { PrognoseWunsch } from './bindings/PrognoseWunsch';
import type { ProjektPrognoseDto } from './bindings/ProjektPrognoseDto';
import type { RueckschauDto } from './bindings/RueckschauDto';
import type { MusterProjekt } from './muster-projekte';
import { phaseAm } from './muster-projekte';
import { imUmfang } from './muster-steuerung';

function projekt(p: MusterProjekt, nr: number, stichtag: string, gezeigt: boolean): ProjektPrognoseDto {
  const { phase } = phaseAm(p, stichtag);
  if (phase === 'betrieb') return { kuerzel: p.kuerzel, titel: p.titel, stand: 'betrieb', p: gezeigt ? 1 : null, grundlage: 'In Betrieb' };
  if (phase === 'nicht_gemeldet') return { kuerzel: p.kuerzel, titel: p.titel, stand: 'ohne', p: null, grundlage: 'Phase nicht gemeldet und kein künftiger Termin für den Roll-out' };
  return { kuerzel: p.kuerzel, titel: p.titel, stand: 'offen', p: gezeigt ? 0.9 - (nr % 8) / 10 : null, grundlage: 'Schritte aus Erfahrung: 2, aus dem Plan: 1' };
}

export function musterPrognose(alle: readonly MusterProjekt[], { laeufe, seed, sigma, dreieck }: PrognoseWunsch, stichtag: string, bekannt_am: string | null, frist: string): PrognoseDto {
  const umfang = imUmfang(alle, stichtag);
  const abschluesse = umfang.filter((p) => phaseAm(p, stichtag).phase === 'betrieb').length;
  const tor = abschluesse < 5 ? 'nicht_belastbar' : abschluesse < 11 ? 'spanne' : 'perzentile';
  const voll = tor === 'perzentile';
  const projekte = umfang.map((p, nr) => projekt(p, nr, stichtag, tor !== 'nicht_belastbar'));
  const ohne = projekte.filter(({ stand }) => stand === 'ohne').length;
  const erwartet = projekte.reduce((summe, { p }) => summe + (p ?? 0), 0);
  const mitte = Math.round(erwartet);
  const [p10, p90] = [Math.max(abschluesse, mitte - 4), Math.min(umfang.length - ohne, mitte + 4)];
  const hinweise = [
    ...(tor === 'nicht_belastbar' ? [`Prognose nicht belastbar: erst ${zahl(abschluesse)} Abschlüsse, nötig sind 5.`] : tor === 'spanne' ? [`Nur als Spanne: erst ${zahl(abschluesse)} Abschlüsse, für weitere Perzentile nötig sind 11.`] : []),
    ...(ohne > 0 ? [`Ohne Prognose: ${zahl(ohne)} von ${zahl(umfang.length)} Projekten im Umfang.`] : []),
  ];
  const tage = { p10: plusTage(stichtag, 200), p50: plusTage(stichtag, 420), p85: plusTage(stichtag, 580), p90: plusTage(stichtag, 640) };
  return {
    stichtag,
    bekannt_am,
    katalogversion: 'KDN 20.12.2019',
    frist,
    laeufe,
    seed,
    sigma,
    dreieck,
    abschluesse,
    tor,
    hinweise,
    umfang: umfang.length,
    ohne_prognose: ohne,
    p_alle: tor === 'nicht_belastbar' ? null : 0,
    p_alle_text: tor === 'nicht_belastbar' ? null : `in keinem von ${zahl(laeufe)} Läufen`,
    p_unabhaengig: tor === 'nicht_belastbar' ? null : 0.0001,
    erwartet: tor === 'nicht_belastbar' ? null : erwartet,
    tag_aller: voll ? tage : tor === 'spanne' ? { p10: tage.p10, p50: null, p85: null, p90: tage.p90 } : { p10: null, p50: null, p85: null, p90: null },
    tag_aller_text: voll ? `50${SCHMAL}% bis ${datum(tage.p50)}, 85${SCHMAL}% bis ${datum(tage.p85)}` : tor === 'spanne' ? `10${SCHMAL}% bis ${datum(tage.p10)}, 90${SCHMAL}% bis ${datum(tage.p90)}` : null,
    anzahl: voll ? { p10, p50: mitte, p85: p90, p90 } : tor === 'spanne' ? { p10, p50: null, p85: null, p90 } : { p10: null, p50: null, p85: null, p90: null },
    anzahl_text: voll ? `in der Mitte ${zahl(mitte)}, in 80${SCHMAL}% der Läufe ${zahl(p10)} bis ${zahl(p90)} von ${zahl(umfang.length)}` : tor === 'spanne' ? `in 80${SCHMAL}% der Läufe ${zahl(p10)} bis ${zahl(p90)} von ${zahl(umfang.length)}` : null,
    projekte,
    faecher: tor === 'nicht_belastbar' ? [] : [1, 2, 3].map((n) => ({ datum: plusMonate(stichtag, n), mitte: voll ? abschluesse + n : null, band_50: voll ? [abschluesse, abschluesse + n] : null, band_80: [abschluesse, abschluesse + 2 * n], band_90: voll ? [abschluesse, abschluesse + 3 * n] : null })),
    beschriftung: `Muster: Monte-Carlo-Simulation · ${zahl(laeufe)} Läufe, Startwert ${zahl(seed)}, σ ${kommazahl(sigma)} · Stichtag ${datum(stichtag)} · Demodaten`,
  };
}

export function musterRueckschau(alle: readonly MusterProjekt[], stichtag: string): RueckschauDto {
  const kopf = { stichtag, beschriftung: `Muster: Prognosen früherer Quartalsenden · Stichtag ${datum(stichtag)} · Demodaten` };
  const faelle = ['2021-09-30', '2021-12-31', '2022-03-31']
    .filter((tag) => plusTage(tag, 90) <= stichtag && alle.length > 0)
    .map((tag, nr) => ({ stichtag: tag, tage: 90, band_80: [6 + nr, 10 + nr] as [number, number], eingetreten: nr === 1 ? 13 : 8 + nr, getroffen: nr !== 1 }));
  if (faelle.length === 0) return { ...kopf, stichtage: 0, quoten: [], faelle: [], hinweise: [`Keine Rückschau: Vor dem ${datum(stichtag)} endet kein Quartal, für das der Stand des Wissens im Katalog steht (Muster).`] };
  const treffer = faelle.filter(({ getroffen }) => getroffen).length;
  return { ...kopf, stichtage: faelle.length, faelle, hinweise: [], quoten: [{ tage: 90, faelle: faelle.length, treffer, nicht_belastbar: 1, text: `in ${zahl(treffer)} von ${zahl(faelle.length)} Fällen` }, { tage: 365, faelle: 0, treffer: 0, nicht_belastbar: 0, text: 'kein Fall' }] };
}
