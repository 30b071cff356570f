/** The gallery: charts by group, and what of the address a chart can take. */
import type { DiagrammartDto } from '../api/bindings/DiagrammartDto';
import type { Umfang } from '../api/host';

/** Groups whose charts count services: there the scope decides. */
const MIT_UMFANG: readonly string[] = ['Leistungen', 'Kommunen'];

export interface Gruppe {
  name: string;
  diagramme: DiagrammartDto[];
}

/** In the order in which the host names them. */
export function gruppen(arten: readonly DiagrammartDto[]): Gruppe[] {
  return [...new Set(arten.map(({ gruppe }) => gruppe))].map((name) => ({ name, diagramme: arten.filter(({ gruppe }) => gruppe === name) }));
}

export function mitUmfang({ gruppe }: DiagrammartDto): boolean {
  return MIT_UMFANG.includes(gruppe);
}

/** What the address chooses, if the chart has it; else its first choice. */
export function wahlAus({ wahlen }: DiagrammartDto, gewuenscht: string | undefined): string {
  return (wahlen.find(({ wert }) => wert === gewuenscht) ?? wahlen[0])?.wert ?? '';
}

export function umfangAus(gewuenscht: string | undefined): Umfang {
  return gewuenscht === 'alle' ? 'alle' : 'kommunal';
}

/** A map is about as high as it is wide, squares nearly so; all others lie. */
export function verhaeltnis(name: string): number {
  return name === 'karte' ? 0.9 : name === 'vierfelder' ? 0.65 : 0.5;
}
