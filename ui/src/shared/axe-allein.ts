/** For tests: axe on one component. Landmarks are the window's; contrast is checked where colours are drawn. */
import axe from 'axe-core';
import { expect } from 'vitest';

export async function ohneBefund(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((knoten) => knoten.html).join(' | ')}`)).toEqual([]);
}
