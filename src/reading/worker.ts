/** A reading thread: begun with the data, it does one task after another, and answers each. See `reading.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Data } from '../data/data.ts';
import { BARE, type Packing } from '../store/kept-reading.ts';
import { failureOf, type Answer, type Said } from './protocol.ts';
import { doTask, type Tools } from './tasks.ts';

const tools: Tools = { data: workerData as Data, packing: BARE };

/** Strictly in turn: whoever watches this thread takes what it asked first for what is being done. */
let last: Promise<void> = Promise.resolve();
parentPort!.on('message', (said: Said) => {
  last = last.then(() => ('known' in said ? void (tools.packing = said.known as Packing) : answer(said)));
});
say('ready');

async function answer({ number, task, given }: Exclude<Said, { known: unknown }>): Promise<void> {
  try {
    say({ number, answer: await doTask(tools, task, given) });
  } catch (error) {
    say({ number, failure: failureOf(error) });
  }
}

function say(answer: Answer): void {
  parentPort!.postMessage(answer);
}
