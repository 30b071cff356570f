/**
 * Turns the SVG text of the host into a node. This is the only way markup enters the page, and it takes
 * drawing elements only: the content policy would stop scripts too, but titles of projects end up in these
 * pictures, so the page does not rely on one guard.
 */

const VERBOTEN = 'script, foreignObject, iframe, a, animate, set, image, use[href^="http"], style';

export class BildUnlesbar extends Error {
  override name = 'BildUnlesbar';
}

export function svgAusText(text: string): SVGSVGElement {
  const dokument = new DOMParser().parseFromString(text, 'image/svg+xml');
  const wurzel = dokument.documentElement;
  if (wurzel.localName !== 'svg' || dokument.querySelector('parsererror') !== null) {
    throw new BildUnlesbar('the picture of the host is no SVG');
  }
  for (const knoten of wurzel.querySelectorAll(VERBOTEN)) knoten.remove();
  for (const knoten of [wurzel, ...wurzel.querySelectorAll('*')]) {
    for (const { name } of [...knoten.attributes]) {
      if (name.toLowerCase().startsWith('on')) knoten.removeAttribute(name);
    }
  }
  const bild = document.importNode(wurzel, true) as unknown as SVGSVGElement;
  // The container carries role and text; the drawing itself must not be read out word by word.
  bild.setAttribute('aria-hidden', 'true');
  bild.setAttribute('focusable', 'false');
  return bild;
}
