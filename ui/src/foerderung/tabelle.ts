/** The tranches as a table for the clipboard, with the words and sums of the host. */
import type { FoerderungSeiteDto } from '../api/bindings/FoerderungSeiteDto';
import { t } from '../labels';
import type { Kopie } from '../shared/kopieren';
import { hinweis, quote } from './geld';

/** Money by Haushaltsjahr with what is said beside each amount. */
export function haushalttabelle({ haushalt }: FoerderungSeiteDto): Kopie {
  const mit = (text: string | null, ...mehr: (string | null)[]) => [text ?? t('foerderung.haushalt.nicht_geteilt'), ...mehr].filter((teil) => teil !== null && teil !== '').join('; ');
  return {
    titel: t('foerderung.haushalt'),
    koepfe: [
      t('foerderung.haushalt.jahr'),
      t('foerderung.ansatz'),
      t('foerderung.haushalt.gebunden'),
      t('foerderung.haushalt.abgeflossen'),
      t('foerderung.haushalt.frei'),
      t('foerderung.haushalt.im_jahr'),
      t('foerderung.haushalt.rest'),
      t('foerderung.hinweis'),
    ],
    zeilen: haushalt.map((zeile) => [
      zeile.name,
      mit(zeile.ansatz_text, ...zeile.spannen),
      zeile.gebunden_text,
      zeile.abgeflossen_text,
      zeile.frei_text,
      mit(zeile.im_jahr_text, zeile.im_jahr_davon_text),
      mit(zeile.rest_text, zeile.rest_satz),
      [...zeile.hinweise, ...zeile.warnungen].join('; '),
    ]),
  };
}

export function tranchentabelle({ zeilen, weitere, summe_text, summe_spanne, bewilligt_text, abgeflossen_text }: FoerderungSeiteDto): Kopie {
  const ohne = t('foerderung.ohne_angabe');
  const zeile = (tranche: FoerderungSeiteDto['zeilen'][number], summierbar: string) => {
    const { programm, zweck, spanne, ansatz_text, bewilligt_text: bewilligt, abgeflossen_text: abgerufen, quelle } = tranche.zeile;
    return [programm, zweck ?? ohne, spanne, ansatz_text, bewilligt, abgerufen, quote(tranche), summierbar, hinweis(tranche.zeile), quelle ?? t('foerderung.unbelegt')];
  };
  const summe = [t('foerderung.summe_ohne_spanne'), t('foerderung.eigene_summe'), summe_spanne ?? ohne, summe_text ?? ohne, bewilligt_text ?? ohne, abgeflossen_text ?? ohne, t('foerderung.keine_quote'), '', '', ''];
  return {
    titel: t('foerderung.tranchen'),
    koepfe: [
      t('foerderung.programm'),
      t('foerderung.zweck'),
      t('foerderung.spanne'),
      t('foerderung.ansatz'),
      t('foerderung.bewilligt'),
      t('foerderung.abgerufen'),
      t('foerderung.quote'),
      t('foerderung.summierbar'),
      t('foerderung.hinweis'),
      t('foerderung.quelle'),
    ],
    zeilen: [
      ...zeilen.map((tranche) => zeile(tranche, t('foerderung.ja'))),
      ...(summe_text === null ? [] : [summe]),
      ...weitere.map((tranche) => zeile(tranche, t('foerderung.nein'))),
    ],
  };
}
