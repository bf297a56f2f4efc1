/** One lane a chat: its updates are answered in order, and no chat waits for another. */

export interface Lanes {
  /**
   * Runs the task behind the lane's others; false when the lane is full and the task was not taken. Tasks never reject.
   * @param person of several in one chat: nobody's tasks may take more than a share of the lane
   */
  run(key: string, task: () => Promise<void>, person?: string): boolean;
  /** Whether a refusal is this person's first of this flood: each is told once. A flood is over when the lane is empty. */
  firstRefused(key: string, person?: string): boolean;
  /**
   * Resolves when everything taken so far is done, or has had `ms` since it was taken: a chat that Telegram makes wait is
   * waited for once, and not each time anew by all the others.
   */
  settled(ms: number): Promise<void>;
}

interface Lane {
  tail: Promise<void>;
  waiting: number;
  /** How many tasks of each person wait. */
  shares: Map<string, number>;
  /** Who was told of a refusal. */
  told: Set<string>;
  /** When its lane was last empty and then was not. */
  since: number;
}

/** What one of several people may take of a lane. */
const SHARE = 0.4;

/** @param most tasks that may wait in one lane; more is a flood that nobody reads. */
export function createLanes(most = 20, clock: () => number = Date.now): Lanes {
  const lanes = new Map<string, Lane>();
  return {
    run(key, task, person) {
      const lane = lanes.get(key) ?? emptyLane(clock());
      const share = person === undefined ? 0 : (lane.shares.get(person) ?? 0);
      if (lane.waiting >= most || share >= most * SHARE) return false;
      lane.waiting++;
      count(lane, person, 1);
      lane.tail = after(lane.tail, task, () => {
        count(lane, person, -1);
        if (--lane.waiting === 0) lanes.delete(key);
      });
      lanes.set(key, lane);
      return true;
    },
    firstRefused(key, person = '') {
      const lane = lanes.get(key);
      if (!lane || lane.told.has(person)) return false;
      lane.told.add(person);
      return true;
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

function emptyLane(now: number): Lane {
  return { tail: Promise.resolve(), waiting: 0, shares: new Map(), told: new Set(), since: now };
}

function count({ shares }: Lane, person: string | undefined, by: number): void {
  if (person !== undefined) shares.set(person, (shares.get(person) ?? 0) + by);
}

async function after(tail: Promise<void>, task: () => Promise<void>, done: () => void): Promise<void> {
  await tail;
  await task();
  done();
}
