/** Requests that are worked on in one go at most, and bytes of their bodies: a few milliseconds of work. */
const MOST = 16;
const MOST_BYTES = 1 << 14;

/**
 * Lets requests that arrive together be worked on together. A server under load that goes from one request's headers to
 * its ledger, its form and its answer, and then to the next request, evicts the code of each step from the processor's
 * caches before it comes to it again: it serves half as many forms. So those that arrive in one turn of the event loop
 * are read first, and worked on one right after the other.
 */
export class RequestBatcher {
  #count = 0;
  #bytes = 0;
  #start: (() => void) | undefined;
  #begun: Promise<void> | undefined;

  /**
   * Waits until those who arrive with this request are there: to the end of the turn, or until there is enough to do.
   *
   * @param bytes length of the body
   */
  join(bytes: number): Promise<void> {
    const begun = this.#begun ?? this.#open();
    this.#count += 1;
    this.#bytes += bytes;
    if (this.#count >= MOST || this.#bytes >= MOST_BYTES) this.#begin(begun);
    return begun;
  }

  #open(): Promise<void> {
    const begun = new Promise<void>((resolve) => {
      this.#start = resolve;
    });
    this.#begun = begun;
    setImmediate(() => this.#begin(begun));
    return begun;
  }

  #begin(gathered: Promise<void>): void {
    if (gathered !== this.#begun) return;
    this.#begun = undefined;
    this.#count = 0;
    this.#bytes = 0;
    this.#start?.();
  }
}
