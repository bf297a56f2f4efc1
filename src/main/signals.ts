/** What ends a running Saar from outside: a signal, or a failure that nobody caught and after which nothing else is safe. */
import type { Log } from '../log.ts';
import { isOthersFailure } from './others-failure.ts';
import { EXIT } from './report-error.ts';

export interface Ending {
  /** Resolves with the exit code: 0 on SIGTERM, SIGINT or SIGHUP; 1 on a failure of ours, which is logged first. */
  code: Promise<number>;
  /** The end has begun, for whatever reason: whoever presses Ctrl-C or sends SIGTERM from now on does not want to wait for it. */
  closing(): void;
}

/** What this file needs of the process; `exit` ends it at once. */
export interface ProcessLike {
  on(event: string, listener: (value: unknown) => void): unknown;
  exit(code: number): unknown;
}

/** npm hands on the signal that a terminal has sent to every program of its group: one key press comes twice. */
const SAME_KEY_MS = 1000;
/** 128 and the signal's number, as shells say it. */
const AT_ONCE = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Listens from now on; `now` in milliseconds. */
export function ending(source: ProcessLike, log: Log, now: () => number = Date.now): Ending {
  let began: number | undefined;
  let settle: (code: number) => void;
  const code = new Promise<number>((resolve) => (settle = resolve));
  const begin = () => (began ??= now());
  for (const signal of Object.keys(AT_ONCE) as (keyof typeof AT_ONCE)[])
    source.on(signal, () => {
      if (began === undefined) log.info('ending', { signal });
      else if (signal !== 'SIGHUP' && now() - began >= SAME_KEY_MS) {
        log.warn('ending at once, as asked');
        source.exit(AT_ONCE[signal]);
      }
      begin();
      settle(EXIT.done);
    });
  source.on('uncaughtException', (error) => {
    log.error('a failure that nobody caught; ending', { err: error });
    settle(EXIT.internal);
  });
  source.on('unhandledRejection', (error) => {
    // Nothing of ours is broken when a request that nobody waited for got no answer.
    if (isOthersFailure(error))
      return log.error('a failure of the other side that nobody caught; going on', { err: error });
    log.error('a failure that nobody caught; ending', { err: error });
    settle(EXIT.internal);
  });
  return { code, closing: () => void begin() };
}
