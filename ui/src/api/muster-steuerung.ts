/** Steering figures of the fixture host, counted from the same made-up projects as the rest. */
import { datum, kommazahl, zahl } from '../format';
import { plusMonate, plusTage } from '../shared/datum';
import type { AnteilDto } from './bindings/AnteilDto';
import type { BewertungDto } from './bindings/BewertungDto';
import type { RateDto } from './bindings/RateDto';
import type { RisikoDto } from './bindings/RisikoDto';
import type { SignalDto } from './bindings/SignalDto';
import type { SteuerungDto } from './bindings/SteuerungDto';
import type { TermintreueDto } from './bindings/TermintreueDto';
import type { MusterProjekt } from './muster-projekte';
import { phaseAm } from './muster-projekte';

const MONAT_TAGE = 365.25 / 12;
const URTEILE = ['im Plan', 'gefährdet', 'nicht zu halten'] as const;

export const tageZwischen = (von: string, bis: string) => Math.round((Date.parse(bis) - Date.parse(von)) / 86_400_000);

/** In the programme on that day, neither put aside nor left. */
export function imUmfang(projekte: readonly MusterProjekt[], stichtag: string): MusterProjekt[] {
  return projekte.filter((p) => p.aufgenommen <= stichtag && (p.ende === null || p.ende.ab > stichtag));
}

function von(zaehler: number, nenner: number, unbekannt = 0): AnteilDto {
  return { zaehler, nenner, unbekannt, text: nenner === 0 ? 'keine erfasst' : `${zahl(zaehler)} von ${zahl(nenner)}${unbekannt > 0 ? ` (davon unbekannt ${zahl(unbekannt)})` : ''}` };
}

function treue(projekte: readonly MusterProjekt[], stichtag: string): TermintreueDto {
  const faellig = projekte.filter((p) => p.basisBetrieb <= stichtag);
  const eingehalten = faellig.filter((p) => p.betrieb !== null && p.betrieb <= p.basisBetrieb).length;
  const unbekannt = faellig.filter((p) => phaseAm(p, stichtag).phase === 'nicht_gemeldet').length;
  return { eingehalten, verfehlt: faellig.length - eingehalten - unbekannt, unbekannt, faellig: faellig.length, text: faellig.length === 0 ? 'noch kein Termin fällig' : von(eingehalten, faellig.length, unbekannt).text };
}

function bewertung(nr: number, stichtag: string): BewertungDto | null {
  const bewertet_am = plusTage('2022-05-02', nr);
  if (nr % 4 === 3 || bewertet_am > stichtag) return null;
  return { kennung: `bewertung-${String(nr)}`, bewertet_am, urteil: URTEILE[nr % 3] ?? 'im Plan', bewertet_von: 'Koordination (Muster)', begruendung: nr % 2 === 0 ? 'Schnittstelle fehlt (Muster)' : null, unabhaengig: nr % 5 === 0 ? null : nr % 2 === 0 };
}

function signal(p: MusterProjekt, nr: number, stichtag: string, frist: string): SignalDto {
  const { phase } = phaseAm(p, stichtag);
  const spaet = tageZwischen(p.basisBetrieb, p.betrieb ?? plusTage(stichtag, 60 + nr * 9));
  const erwartet = plusTage(stichtag, 60 + nr * 9);
  const [wort, grund] =
    phase === 'betrieb' ? ['im Plan', 'In Betrieb'] : phase === 'nicht_gemeldet' ? ['nicht bewertbar', 'Phase nicht gemeldet'] : erwartet > frist ? ['nicht zu halten', `Roll-out ${zahl(tageZwischen(frist, erwartet))} Tage nach der Frist erwartet`] : spaet > 90 ? ['gefährdet', `${zahl(spaet)} Tage Verzug gegen die Basis`] : ['im Plan', 'Roll-out vor der Frist erwartet'];
  const mensch = bewertung(nr, stichtag);
  return { kuerzel: p.kuerzel, titel: p.titel, signal: wort, grund, bewertung: mensch, abweichung: mensch === null || wort === 'nicht bewertbar' ? null : mensch.urteil !== wort };
}

function risiko(p: MusterProjekt, nr: number, stichtag: string): RisikoDto {
  const erkannt_am = plusTage('2022-03-01', nr);
  const faellig_am = nr % 2 === 0 ? plusTage('2022-06-15', nr) : null;
  return { kennung: `risiko-${String(nr)}`, projekt: p.kuerzel, projekt_titel: p.titel, art: nr % 3 === 0 ? 'Hindernis' : 'Risiko', titel: 'Fachverfahren ohne Schnittstelle (Muster)', erkannt_am, seit_tagen: tageZwischen(erkannt_am, stichtag), wahrscheinlichkeit: nr % 2 === 0 ? 'hoch' : null, auswirkung: 'mittel', massnahme: nr % 2 === 0 ? 'Übergang mit Dateiversand (Muster)' : null, zustaendig: 'Projektleitung (Muster)', faellig_am, ueberfaellig: faellig_am !== null && faellig_am < stichtag };
}

export function musterSteuerung(alle: readonly MusterProjekt[], stichtag: string, bekannt_am: string | null, frist: string): SteuerungDto {
  const projekte = imUmfang(alle, stichtag);
  const betrieb = projekte.filter((p) => phaseAm(p, stichtag).phase === 'betrieb');
  const nicht_gemeldet = projekte.filter((p) => phaseAm(p, stichtag).phase === 'nicht_gemeldet').length;
  const fehlend = projekte.length - betrieb.length;
  const rest = tageZwischen(stichtag, frist);
  const noetig_je_monat = rest > 0 ? (fehlend / rest) * MONAT_TAGE : null;
  const rate = (tage: number): RateDto => {
    const abschluesse = betrieb.filter((p) => (p.betrieb ?? '') > plusTage(stichtag, -tage)).length;
    const je_monat = (abschluesse / tage) * MONAT_TAGE;
    const bedarfsfaktor = noetig_je_monat !== null && je_monat > 0 && fehlend > 0 ? noetig_je_monat / je_monat : null;
    const text = noetig_je_monat === null ? 'Frist abgelaufen' : fehlend === 0 ? 'nichts mehr offen' : bedarfsfaktor === null ? 'nicht erreichbar bei aktuellem Tempo' : `nötig ist das ${kommazahl(bedarfsfaktor)}-Fache`;
    return { tage, abschluesse, je_monat, bedarfsfaktor, text };
  };
  const pv = projekte.filter((p) => p.basisBetrieb <= stichtag).length;
  const at = tageZwischen('2021-01-01', stichtag) / MONAT_TAGE;
  const es = pv === 0 ? 0 : at * Math.min(1, betrieb.length / pv);
  const signale = projekte.map((p, nr) => signal(p, nr, stichtag, frist));
  const mitBewertung = signale.filter(({ bewertung: eine }) => eine !== null);
  const veraltet = projekte.filter((p) => p.meldung !== null && tageZwischen(p.meldung, stichtag) > 90).length;
  const nie = projekte.filter((p) => p.meldung === null).length;
  const schritte = ['vorbereitung', 'konzeption', 'umsetzung', 'pilotierung'];
  return {
    stichtag,
    bekannt_am,
    katalogversion: 'KDN 20.12.2019',
    frist: { datum: frist, tage_bis: rest >= 0 ? rest : null, tage_ueberschritten: rest < 0 ? -rest : null },
    umfang: projekte.length,
    betrieb: betrieb.length,
    nicht_gemeldet,
    raten: { fehlend, noetig_je_monat, tatsaechlich: [90, 180, 365].map(rate) },
    termintreue: treue(projekte, stichtag),
    termintreue_erste: treue(projekte, plusTage(stichtag, -30)),
    verzuege: betrieb.map((p) => ({ kuerzel: p.kuerzel, titel: p.titel, schritt: 'rollout_nrw', letzte_tage: tageZwischen(p.basisBetrieb, p.betrieb ?? stichtag), erste_tage: tageZwischen(p.basisBetrieb, p.betrieb ?? stichtag) + 30 })),
    leitern: [],
    verweildauern: schritte.map((schritt, nr) => ({ schritt, abgeschlossen: nr === 3 ? [] : [90 + nr * 30, 120 + nr * 30], laufend: nr === 3 ? [200] : [], median: nr === 3 ? null : 105 + nr * 30, text: nr === 3 ? 'mindestens 200 Tage' : `${zahl(105 + nr * 30)} Tage` })),
    uebergaenge: [-2, -1, 0].map((n) => ({ monat: `${plusMonate(stichtag, n).slice(0, 7)}-01`, erreicht: [0, 1, 2, 0, 1, 0], rueckschritte: n === -1 ? 1 : 0 })),
    earned_schedule: pv === 0 || at <= 0 ? null : { beginn: '2021-01-01', ev: betrieb.length, pv, pd: 24, at, es, sv: es - at, spi: es / at, ieac: es === 0 ? null : 24 / (es / at) },
    signale,
    signalregel: 'nicht zu halten: Roll-out nach der Frist erwartet; gefährdet: Verzug über 90 Tage; nicht bewertbar: Phase nicht gemeldet; sonst im Plan (Muster)',
    datenlage: {
      vollstaendig: von(projekte.length * 4, projekte.length * 6),
      angaben: [{ angabe: 'meldung', titel: 'Meldung', anteil: von(projekte.length - nie, projekte.length) }],
      alter_median_tage: nie === projekte.length ? null : 48,
      veraltet: von(veraltet, projekte.length, nie),
      belegt: von(Math.floor(projekte.length / 2), projekte.length),
      unabhaengig: von(mitBewertung.filter(({ bewertung: eine }) => eine?.unabhaengig === true).length, mitBewertung.length, mitBewertung.filter(({ bewertung: eine }) => eine?.unabhaengig === null).length),
    },
    risiken: projekte.map((p, nr) => risiko(p, nr, stichtag)).filter(({ erkannt_am }, nr) => erkannt_am <= stichtag && nr % 4 === 0),
    beschriftung: `Muster: höchster erreichter Schritt · Stichtag ${datum(stichtag)} · KDN 20.12.2019 · Nenner: ${zahl(projekte.length)} Projekte · Demodaten`,
  };
}
