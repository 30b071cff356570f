/**
 * Gives the focus to an element that a modal dialog has covered until now. WebKit sometimes still holds the page for
 * inert right after the dialog went, and refuses; with the next frame it no longer does.
 */
export function fokussiere(ziel: HTMLElement): void {
  ziel.focus();
  if (document.activeElement === ziel) return;
  requestAnimationFrame(() => {
    // Whoever has moved on meanwhile is left alone.
    if (document.activeElement === document.body && ziel.isConnected) ziel.focus();
  });
}
