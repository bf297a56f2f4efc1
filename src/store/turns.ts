/** One after another, in the order in which they came. */

export interface Turns {
  /** Resolves when everybody before has ended, with what ends this turn. */
  take(): Promise<() => void>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();
  return {
    take: async () => {
      const before = last;
      let end!: () => void;
      last = new Promise((resolve) => (end = resolve));
      await before;
      return end;
    },
  };
}
