/** What ends a running Saar from outside: a signal, or a failure that nobody caught. */
import type { Log } from '../log.ts';
import { EXIT } from './report-error.ts';

/** Resolves with the exit code: 0 on SIGTERM, SIGINT or SIGHUP; 1 on a failure that nobody caught, which is logged first. */
export function ending(source: NodeJS.Process, log: Log): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
      source.on(signal, () => {
        log.info('ending', { signal });
        resolve(EXIT.done);
      });
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      source.on(event, (error: unknown) => {
        log.error('a failure that nobody caught; ending', { err: error });
        resolve(EXIT.internal);
      });
  });
}
