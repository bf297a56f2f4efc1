/** Where `start` writes: above the prompt once there is one, so that a log line never lands in a half-typed command. */
import type { Prompt } from '../adapters/terminal/prompt.ts';
import { createLog, type Log } from '../log.ts';
import type { Call } from './call.ts';

export interface Screen {
  log: Log;
  /** From now on lines go above this prompt. */
  above(prompt: Prompt): void;
}

/** A log on standard error: short lines for a person, JSON lines for a collector of logs. */
export function createScreen({ config, err }: Call): Screen {
  let prompt: Prompt | undefined;
  const write = (line: string) => (prompt ? prompt.print(line) : void err.write(line));
  const log = createLog({ level: config.logLevel, secrets: config.secrets, short: err.isTTY === true, write });
  return { log, above: (opened) => (prompt = opened) };
}
