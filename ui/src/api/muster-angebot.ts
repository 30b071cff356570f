/** Fixture rows of the Angebot: rules, matrix, roll-out. */
import type { Host } from './host';

type Teil = Pick<Host, 'zaehlweiseGet' | 'zaehlweiseList' | 'zaehlweiseWandel' | 'kennzahlLeistung'>;
type Ortsteil = Pick<Host, 'kommuneAngebot' | 'matrixGet' | 'zelleGet' | 'karteGet' | 'rolloutSet' | 'rolloutVorschau'>;
type Bildteil = Pick<Host, 'diagrammList' | 'diagrammGet' | 'diagrammSchreiben'>;

const spaeter = (): Promise<never> => Promise.reject(new Error('Muster fehlt'));

export const musterZaehlweisen: Teil = { zaehlweiseGet: spaeter, zaehlweiseList: spaeter, zaehlweiseWandel: spaeter, kennzahlLeistung: spaeter };
export const musterAngebot: Ortsteil = { kommuneAngebot: spaeter, matrixGet: spaeter, zelleGet: spaeter, karteGet: spaeter, rolloutSet: spaeter, rolloutVorschau: spaeter };
export const musterDiagramme: Bildteil = { diagrammList: () => Promise.resolve([]), diagrammGet: spaeter, diagrammSchreiben: spaeter };
