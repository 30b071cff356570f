import '@testing-library/jest-dom/vitest';

import { beforeEach } from 'vitest';

// jsdom draws nothing: it has no media queries, no scrolling, no boxes. These stand-ins are what a wide, light window says.
window.matchMedia = (bedingung: string) =>
  ({
    matches: bedingung.includes('min-width'),
    media: bedingung,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
Element.prototype.scrollTo = () => undefined;
Object.defineProperty(Element.prototype, 'clientWidth', { get: () => 640 });
// F6 skips regions that are not drawn; here all are.
Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;

// Where a canvas cannot draw, views do without.
HTMLCanvasElement.prototype.getContext = () => null;

beforeEach(() => {
  window.history.replaceState(null, '', '/');
  window.localStorage.clear();
  delete document.body.dataset.bereit;
});
