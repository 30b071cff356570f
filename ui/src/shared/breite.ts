/** Width of a place: the first at once, later ones after a pause, so that a dragged window edge asks for no picture per pixel. */
export function beobachteBreite(platz: HTMLElement, ruheMs: number, nimm: (pixel: number) => void): () => void {
  if (typeof ResizeObserver === 'undefined') {
    nimm(platz.clientWidth);
    return () => undefined;
  }
  let uhr: ReturnType<typeof setTimeout> | undefined;
  let erste = true;
  const beobachter = new ResizeObserver(([eintrag]) => {
    if (eintrag === undefined) return;
    const neu = eintrag.contentRect.width;
    clearTimeout(uhr);
    if (erste) nimm(neu);
    else uhr = setTimeout(() => { nimm(neu); }, ruheMs);
    erste = false;
  });
  beobachter.observe(platz);
  return () => {
    clearTimeout(uhr);
    beobachter.disconnect();
  };
}
