/** What may come a picture later, so that no single step of drawing keeps a person waiting. */
import type { Auslastung } from './ladung.svelte';

export class NachBild {
  /** How many pictures are painted, up to `stufen`. */
  stufe = $state(0);

  /**
   * For component init. Begins when there is something to draw, and counts as work until the last: the window is not
   * ready before.
   */
  constructor(
    auslastung: Auslastung,
    private readonly stufen = 1,
    da: () => boolean = () => true,
  ) {
    // What is loaded anew later is drawn at once.
    const beginnt = $derived(this.stufe === stufen || da());
    $effect(() => {
      if (!beginnt) return;
      let bild = 0;
      let uhr: ReturnType<typeof setTimeout> | undefined;
      let n = 0;
      auslastung.zaehle(1);
      const weiter = () => {
        bild = requestAnimationFrame(() => {
          // A task set from within a frame runs after that frame is painted.
          uhr = setTimeout(() => {
            n += 1;
            this.stufe = n;
            if (n < stufen) weiter();
            else auslastung.zaehle(-1);
          }, 0);
        });
      };
      weiter();
      return () => {
        cancelAnimationFrame(bild);
        clearTimeout(uhr);
        if (n < stufen) auslastung.zaehle(-1);
      };
    });
  }

  /** The last of them. */
  get da(): boolean {
    return this.stufe === this.stufen;
  }
}
