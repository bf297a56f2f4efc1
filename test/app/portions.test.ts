import { expect, it } from 'vitest';
import { createPortions } from '../../src/app/portions.ts';

it.each([
  ['a write of 0.1 ms each', 0.1, 200],
  ['a write of 1 ms each', 1, 20],
  ['a write of 40 ms each', 40, 1],
  ['a write in no time', 0, 500],
])('settles where %s keeps nobody waiting', async (_name, each, size) => {
  let time = 0;
  const portions = createPortions(() => time);
  for (let round = 0; round < 12; round += 1) {
    const count = portions.size();
    await portions.write(count, () => Promise.resolve((time += count * each)));
  }
  expect(portions.size()).toBe(size);
});
