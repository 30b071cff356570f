import { expect, it } from 'vitest';

import { standwort } from './standwort';

it('names both times, the moment as exact as one cites it', () => {
  expect(standwort({ stichtag: '2022-06-30', bekanntAm: null })).toBe('Stand 30.06.2022, bekannt jetzt');
  expect(standwort({ stichtag: '2021-03-08', bekanntAm: '2021-03-08T17:00:12Z' })).toBe('Stand 08.03.2021, bekannt am 08.03.2021,\u00a018:00:12');
});
