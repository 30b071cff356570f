/** The question before input that is not saved goes out of sight: on closing and on travelling in time. */
export type Anlass = 'schliessen' | 'zeit';
export type Antwort = 'weiter' | 'behalten' | 'verwerfen';

export class Entwurfsfrage {
  anlass = $state<Anlass | null>(null);
  #loese: ((antwort: Antwort) => void) | null = null;

  stelle(anlass: Anlass): Promise<Antwort> {
    // Only one question can be open; the one before counts as answered harmlessly.
    this.antworte('weiter');
    this.anlass = anlass;
    return new Promise((loese) => (this.#loese = loese));
  }

  antworte(antwort: Antwort): void {
    this.anlass = null;
    this.#loese?.(antwort);
    this.#loese = null;
  }
}
