/** Work that can wait: done when the window has nothing else to do. Returns the way to call it off. */
export function wennRuhig(dann: () => void): () => void {
  // Safari's engine has no idle callback; a pause does as well.
  if (typeof window.requestIdleCallback !== 'function') {
    const uhr = setTimeout(dann, 100);
    return () => { clearTimeout(uhr); };
  }
  const griff = window.requestIdleCallback(dann, { timeout: 2000 });
  return () => { window.cancelIdleCallback(griff); };
}
