/** A backup made by a process of its own: copying and checking a large database takes seconds without a pause. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SaarError } from '../errors.ts';
import type { Backup } from './backup-folder.ts';

const answerSchema = z.union([
  z.object({ made: z.object({ file: z.string(), madeAt: z.number(), bytes: z.number() }) }),
  z.object({
    failed: z.object({ code: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) }),
  }),
]);

/**
 * What `makeBackup` does, beside this process. An abort kills it: what was begun is swept by the next one.
 * @throws SaarError what `makeBackup` throws, and `backup.failed` when the process ended without a word
 */
export async function makeBackupAside(databasePath: string, now: number, signal: AbortSignal): Promise<Backup> {
  const own = fileURLToPath(import.meta.url);
  const ending = extname(own);
  // From the sources, as the tests run it, Node needs its reader of TypeScript.
  const reader = ending === '.ts' ? ['--import', 'tsx'] : [];
  const words = [...reader, own.replace(/backup-aside\.(?=[^.]+$)/, 'backup-child.'), databasePath, String(now)];
  // Without our environment: it holds tokens that a copy of files has no use for.
  const options = { env: {}, signal, killSignal: 'SIGKILL' } as const;
  const child = spawn(process.execPath, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return answerOf(said, complaint);
}

function answerOf(said: string, complaint: string): Backup {
  const answer = answerSchema.safeParse(said === '' ? undefined : JSON.parse(said));
  if (!answer.success) throw new SaarError('backup.failed', { reason: complaint.trim().slice(-300) }, 'internal');
  if ('made' in answer.data) return answer.data.made;
  throw new SaarError(answer.data.failed.code, answer.data.failed.parameters, 'internal');
}
