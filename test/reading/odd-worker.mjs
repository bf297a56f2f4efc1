/** A thread that does as it is told, well or ill: it speaks as `src/reading/worker.ts` does. */
import { parentPort, workerData } from 'node:worker_threads';

if (workerData === 'never begins') throw new Error('no such file');

const TASKS = {
  echo: (words) => words,
  known: () => known,
  refuse: (code) => ({ code, parameters: { file: 'a.txt' }, blame: 'user' }),
  hang: () => {
    for (;;);
  },
  exit: () => process.exit(3),
  throw: () =>
    void setImmediate(() => {
      throw new Error('nobody catches this');
    }),
  fill: () => {
    for (const all = []; ;) all.push(Array.from({ length: 100_000 }, () => all.length));
  },
};
let known;

parentPort.on('message', (said) => {
  if ('known' in said) return void (known = said.known);
  const answer = TASKS[said.task](...said.given);
  if (said.task === 'throw') return;
  const { number } = said;
  parentPort.postMessage(said.task === 'refuse' ? { number, failure: answer } : { number, answer });
});
parentPort.postMessage('ready');
