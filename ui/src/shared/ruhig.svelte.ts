/** What may come when all else is done: `true` once the window has been at rest. */
import { wennRuhig } from '../shell/ruhe';

export class Ruhig {
  da = $state(false);

  /** For component init. Waits until `bereit`, then until nothing else is to do. */
  constructor(bereit: () => boolean) {
    $effect(() => {
      if (this.da || !bereit()) return;
      return wennRuhig(() => (this.da = true));
    });
  }
}
