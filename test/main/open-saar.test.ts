/** Everything put together as the program does it: what only the wiring can get wrong. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../src/app/command.ts';
import { readConfig } from '../../src/config.ts';
import { openSaar, type Saar } from '../../src/main/open-saar.ts';
import { plainText } from '../messages/plain-text.ts';

describe('an opened Saar', () => {
  let saar: Saar;
  beforeAll(async () => void (saar = await openSaar(readConfig({ SAAR_DATABASE: ':memory:' }, () => ''))));
  afterAll(() => saar.close());

  /** What is said to one person who asks so often at once. */
  const asked = async (platform: Place['platform'], times: number) => {
    const place: Place = { platform, tenantId: 'chat', destinationId: 'chat', direct: true };
    const caller = { id: 'person', locale: 'en', mayManage: () => Promise.resolve(true) };
    const calls = Array.from({ length: times }, () =>
      saar.door.invoke({ command: 'help', options: {}, place, caller }),
    );
    return (await Promise.all(calls)).map(plainText);
  };

  it('tells who asks too much in a chat when to come back, and lets its own terminal ask without end', async () => {
    const said = await asked('telegram', 60);
    expect(said[0]).not.toContain('That was a lot at once');
    expect(said.at(-1)).toContain('That was a lot at once');
    expect((await asked('terminal', 60)).join()).not.toContain('That was a lot at once');
  });

  it('keeps what a button has no room for', async () => {
    const words = 'a question that no button of any platform has room for';
    const action = { label: 'x', command: 'search', options: { words }, effect: 'answer' } as const;
    const message = await saar.door.shortened({ language: 'en', blocks: [], actions: [action] });
    const call = message.actions![0]!;
    expect(call.command).not.toBe('search');
    const place: Place = { platform: 'web', tenantId: 'web', destinationId: 'web', direct: true };
    const caller = { id: 'person', mayManage: () => Promise.resolve(false) };
    expect(await saar.door.opened({ ...call, place, caller })).toMatchObject({ command: 'search', options: { words } });
  });
});
