import { setImmediate as nextTurn } from "node:timers/promises";

/** The turn of the event loop that is running: how long work has gone on in it while everybody else waits. */
export class EventLoopBudget {
  #began: number | undefined;

  /** Milliseconds since work began in this turn; the first call of a turn begins it. */
  spent(): number {
    if (this.#began === undefined) {
      const began = performance.now();
      this.#began = began;
      const end = () => {
        if (this.#began === began) this.#began = undefined;
      };
      setImmediate(end);
      // Work that began behind the sockets is over when they are looked at again, which timers come before.
      setTimeout(end);
      return 0;
    }
    return performance.now() - this.#began;
  }

  /** Waits for the next turn, and the next, until one has this many milliseconds left of what long work may take. */
  async yield(): Promise<void> {
    if (this.spent() <= SHARE_OF_LONG_WORK) return;
    await nextTurn();
    // What is worked on from here on counts.
    this.spent();
  }
}

/** Milliseconds of a turn that long work, such as a batch, may take before it lets others go first. */
const SHARE_OF_LONG_WORK = 10;
