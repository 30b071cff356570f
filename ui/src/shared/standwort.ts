/** Both times in words, for what leaves the window: a copied table says which state it shows. */
import type { Zeitpunkt } from '../api/host';
import { datum, zeitMitSekunde } from '../format';
import { t } from '../labels';

export function standwort({ stichtag, bekanntAm }: Zeitpunkt): string {
  return bekanntAm === null ? t('stand.jetzt', { datum: datum(stichtag) }) : t('stand.damals', { datum: datum(stichtag), wann: zeitMitSekunde(bekanntAm) });
}
