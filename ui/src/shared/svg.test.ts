import { describe, expect, it } from 'vitest';

import { svgAusText } from './svg';

const svg = (inhalt: string, mehr = '') => `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"${mehr}>${inhalt}</svg>`;

describe('svgAusText', () => {
  it('gives the drawing back, silent for those who listen', () => {
    const bild = svgAusText(svg('<rect width="4"/><text>Jagd &amp; Fischerei</text>'));
    expect(bild.querySelector('text')?.textContent).toBe('Jagd & Fischerei');
    expect(bild).toHaveAttribute('aria-hidden', 'true');
  });

  it.each([
    ['script', '<script>alert(1)</script>'],
    ['foreignObject', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ['a', '<a href="javascript:alert(1)"><text>x</text></a>'],
    ['style', '<style>*{background:url(http://example.invalid)}</style>'],
    ['image', '<image href="http://example.invalid/x.png"/>'],
  ])('drops %s', (name, inhalt) => {
    expect(svgAusText(svg(inhalt)).querySelector(name)).toBeNull();
  });

  it('drops handlers, also on the root', () => {
    const bild = svgAusText(svg('<rect onclick="x()"/>', ' onload="x()"'));
    expect(bild).not.toHaveAttribute('onload');
    expect(bild.querySelector('rect')).not.toHaveAttribute('onclick');
  });

  it.each([['no markup'], ['<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>'], ['<html xmlns="http://www.w3.org/1999/xhtml"/>'], ['']])('refuses %j', (text) => {
    expect(() => svgAusText(text)).toThrow('no SVG');
  });
});
