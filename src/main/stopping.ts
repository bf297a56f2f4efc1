/** How a reading that takes long is stopped by who began it: what came in until then is stored. */
import { EXIT } from './report-error.ts';

export interface Stop {
  isAsked(): boolean;
  end(): void;
}

/** npm hands on the signal that a terminal has sent to every program of its group: one key press comes twice. */
const SAME_KEY_MS = 1_000;

/** Ctrl-C and SIGTERM end the reading, not the program: `stop` is called with the first. Another one later ends it at once. */
export function stopping(stop: () => void): Stop {
  let askedAt: number | undefined;
  const ask = () => {
    if (askedAt !== undefined && performance.now() - askedAt >= SAME_KEY_MS) process.exit(EXIT.internal);
    askedAt ??= performance.now();
    stop();
  };
  process.on('SIGINT', ask).on('SIGTERM', ask);
  return {
    isAsked: () => askedAt !== undefined,
    end: () => void process.off('SIGINT', ask).off('SIGTERM', ask),
  };
}
