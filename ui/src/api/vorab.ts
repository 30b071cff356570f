/** What came along with the start: answers the first questions of the first view without another call. */
import type { BurnupBildDto } from './bindings/BurnupBildDto';
import type { StartDto } from './bindings/StartDto';
import type { UebersichtDto } from './bindings/UebersichtDto';
import type { VorabDto } from './bindings/VorabDto';
import type { BurnupWunsch, Zeitpunkt } from './host';

/** Later, the catalogue may have changed. */
const FRISCH_MS = 2000;

declare global {
  interface Window {
    /** The start, asked for before the pages had loaded (src-tauri/src/fenster.rs). */
    ozgStart?: Promise<StartDto> | undefined;
  }
}

/** So long the window stays empty for the sake of drawing once; then it says that it loads. */
const WARTE_MS = 120;

/** Until the start is there, or it takes too long: drawn twice, the first view would stand later. */
export async function wartetAufStart(): Promise<void> {
  const zuLange = new Promise((dann) => setTimeout(dann, WARTE_MS));
  // A failure is told by whoever asks for the start.
  await Promise.race([window.ozgStart?.catch(() => undefined), zuLange]);
}

let uebersicht: VorabDto | null = null;
let burnup: VorabDto | null = null;

/** The start that was asked for already, once. */
export function frueherStart(): Promise<StartDto> | undefined {
  const start = window.ozgStart;
  window.ozgStart = undefined;
  return start;
}

export function nimmVorab(start: StartDto): StartDto {
  const neu = start.vorab;
  uebersicht = burnup = neu;
  setTimeout(() => {
    if (uebersicht === neu) uebersicht = null;
    if (burnup === neu) burnup = null;
  }, FRISCH_MS);
  return start;
}

/** What came along is known now: it answers no question after an earlier state of knowledge. */
function passt(da: VorabDto, { stichtag, bekanntAm }: Zeitpunkt): boolean {
  return bekanntAm === null && da.stichtag === stichtag;
}

/** Once: asked for again, it is asked for because something changed. */
export function vorabUebersicht(zeitpunkt: Zeitpunkt): UebersichtDto | null {
  const da = uebersicht;
  uebersicht = null;
  return da !== null && passt(da, zeitpunkt) ? da.uebersicht : null;
}

/** Once, and only as it was wished. */
export function vorabBurnup({ breite, hoehe, thema, ...zeitpunkt }: BurnupWunsch): BurnupBildDto | null {
  const da = burnup;
  burnup = null;
  if (da?.burnup?.breite !== breite || da.burnup.hoehe !== hoehe || da.burnup.thema !== thema || !passt(da, zeitpunkt)) return null;
  return da.burnup.bild;
}
