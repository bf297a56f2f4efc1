/** A group that became a supergroup has another id: its settings and digests go there with it. */
import type { Door } from '../../app/command.ts';
import type { Log } from './log.ts';
import { failureWords } from './refusals.ts';

/** Telegram tells of it several times, and so may this. Never rejects. */
export async function moved(
  { door, log }: { door: Pick<Door, 'moved'>; log: Log },
  from: number | string,
  to: number | string,
): Promise<void> {
  try {
    await door.moved('telegram', String(from), String(to));
    log.info('telegram.moved', { from: String(from), to: String(to) });
  } catch (error) {
    log.error('telegram.not-moved', { from: String(from), to: String(to), reason: failureWords(error) });
  }
}
