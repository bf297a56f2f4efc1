import { describe, expect, it } from 'vitest';
import type { App, BriefRequest } from '../../src/app/app.ts';
import { warmUp } from '../../src/main/warm-up.ts';
import { fakeApp } from '../app/fake-app.ts';
import { inventedBrief } from '../messages/invented-brief.ts';

const made = (requests: BriefRequest[]) => requests.map(({ topic, language }) => `${topic} ${language}`);
const all = ['lake-treaty en', 'grain-trade en', 'lake-treaty hi', 'grain-trade hi'];

function world(changes: Partial<App> = {}) {
  const requests: BriefRequest[] = [];
  const warned: object[] = [];
  const brief: App['brief'] = (request) => Promise.resolve((requests.push(request), inventedBrief('en')));
  const log = { info: () => {}, warn: (_event: string, fields: object) => void warned.push(fields), error: () => {} };
  return { requests, warned, log: log as never, app: fakeApp({ brief, ...changes }) };
}

describe('the briefs that are made beforehand', () => {
  it('are one at once and the others of every topic and language beside whatever is done', async () => {
    const { requests, app, log } = world();
    await warmUp(app, log, () => false);
    expect(made(requests)).toEqual(all.slice(0, 1));
    await expect.poll(() => made(requests)).toEqual(all);
  });

  it('end when the program does', async () => {
    const { requests, app, log } = world();
    await warmUp(app, log, () => requests.length > 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made(requests)).toEqual(all.slice(0, 2));
  });

  it('keep nothing from starting when they fail', async () => {
    const { warned, app, log } = world({ brief: () => Promise.reject(new Error('no')) });
    await warmUp(app, log, () => false);
    await expect.poll(() => warned.length).toBe(all.length);
  });
});
