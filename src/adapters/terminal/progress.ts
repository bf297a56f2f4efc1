/** A progress bar for long work, on a terminal; silent everywhere else. */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /** So many of so many are done. */
  at(done: number, all: number): void;
  stop(): void;
}

/** A bar on `stream` when it is a terminal. `label` stands before it. Nothing is drawn for work that ends at once. */
export function progressOn(stream: NodeJS.WritableStream & { isTTY?: boolean }, label: string): Progress {
  if (!stream.isTTY) return { at: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream,
    format: `${label} {bar} {value}/{total}`,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
  });
  let started = false;
  return {
    at: (done, all) => {
      if (!started) bar.start(all, done);
      started = true;
      bar.setTotal(all);
      bar.update(done);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}

/** A line on `stream` while one thing is waited for, gone when it is there; silent where it is no terminal. */
export function lineOn(stream: NodeJS.WritableStream & { isTTY?: boolean }, words: string): { stop(): void } {
  if (!stream.isTTY) return { stop: () => undefined };
  stream.write(`\r\u001b[2K${words}`);
  return { stop: () => void stream.write('\r\u001b[2K') };
}
