/** `saar health`: asks the Saar that runs on this machine whether it is well. For health checks, so it loads next to nothing. */
import { get, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
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
      if (response.statusCode === 200) {
        response.resume();
        resolve(undefined);
      } else void troubleIn(response).then((trouble) => resolve(trouble ?? `HTTP${response.statusCode}`));
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

/** The code that a Saar that is not well answers with; undefined when it is not Saar that answered. */
async function troubleIn(response: IncomingMessage): Promise<string | undefined> {
  try {
    const { trouble } = (await json(response)) as { trouble?: unknown };
    return typeof trouble === 'string' && /^[a-z.-]{1,40}$/.test(trouble) ? trouble : undefined;
  } catch {
    return undefined;
  }
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
