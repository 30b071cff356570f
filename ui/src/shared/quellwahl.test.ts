import { expect, it } from 'vitest';

import { teileQuellen } from './quellwahl';

it('calls only those last used that the host marks, however few they are', () => {
  const wahl = [
    { wert: 'Anruf', text: 'Anruf', neben: 'zuletzt' },
    { wert: 'Mail', text: 'Mail', neben: null },
    { wert: 'Vorlage', text: 'Vorlage', neben: null },
  ];
  expect(teileQuellen(wahl)).toEqual({ zuletzt: [{ wert: 'Anruf', text: 'Anruf' }], uebrige: [wahl[1], wahl[2]] });
});
