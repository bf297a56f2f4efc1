/** One lane a chat: its updates are answered in order, and no chat waits for another. */

export interface Lanes {
  /** Runs the task behind the lane's others; false when the lane is full and the task was not taken. Tasks never reject. */
  run(key: string, task: () => Promise<void>): boolean;
  /** Whether a refusal is the first of this flood: one is told of, the others are not. A flood is over when the lane is empty. */
  firstRefused(key: string): boolean;
  /**
   * Resolves when everything taken so far is done, or has had `ms` since it was taken: a chat that Telegram makes wait is
   * waited for once, and not each time anew by all the others.
   */
  settled(ms: number): Promise<void>;
}

interface Lane {
  tail: Promise<void>;
  waiting: number;
  /** Whether a refusal was told of. */
  told?: true;
  /** When its lane was last empty and then was not. */
  since: number;
}

/** @param most tasks that may wait in one lane; more is a flood that nobody reads. */
export function createLanes(most = 20, clock: () => number = Date.now): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    run(key, task) {
      const lane = lanes.get(key) ?? { tail: Promise.resolve(), waiting: 0, since: clock() };
      if (lane.waiting >= most) return false;
      lane.waiting++;
      lane.tail = after(lane.tail, task, () => {
        if (--lane.waiting === 0) lanes.delete(key);
      });
      lanes.set(key, lane);
      return true;
    },
    firstRefused(key) {
      const lane = lanes.get(key);
      if (!lane || lane.told) return false;
      return (lane.told = true);
    },
    async settled(ms) {
      const now = clock();
      const fresh = [...lanes.values()].filter(({ since }) => now - since < ms);
      if (fresh.length === 0) return;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
      await Promise.race([Promise.all(fresh.map(({ tail }) => tail)), late]);
      clearTimeout(timer);
    },
  };
}

async function after(tail: Promise<void>, task: () => Promise<void>, done: () => void): Promise<void> {
  await tail;
  await task();
  done();
}
