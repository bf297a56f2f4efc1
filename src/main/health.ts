/** `saar health`: asks the Saar that runs on this machine whether it is well. For health checks, so it loads next to nothing. */
import { get } from 'node:http';
import type { Call } from './call.ts';
import { databasePath } from './program-folder.ts';
import { EXIT } from './report-error.ts';

const PATIENCE_MS = 3_000;

/** Prints `ok` or a code of what is wrong, for an engine's log; answers 0 when Saar is well, else 1. */
export async function health({ config, out }: Pick<Call, 'config' | 'out'>): Promise<number> {
  const trouble = config.httpPort === 0 ? await heldTrouble(databasePath(config)) : await pageTrouble(config.httpPort);
  out.write(`${trouble ?? 'ok'}\n`);
  return trouble === undefined ? EXIT.done : EXIT.internal;
}

/** What is wrong, or undefined when the page answers that all is well. */
function pageTrouble(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/health', timeout: PATIENCE_MS }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? undefined : `HTTP${response.statusCode}`);
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

/** Without a page there is only the lock to ask: a Saar that runs holds it. */
async function heldTrouble(path: string): Promise<string | undefined> {
  const { acquireLock } = await import('../store/lock.ts');
  try {
    acquireLock(path).release();
    return 'ENOLOCK';
  } catch {
    return undefined;
  }
}
