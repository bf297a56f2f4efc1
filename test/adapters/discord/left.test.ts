import { describe, expect, it } from 'vitest';
import { askedByCommand, askedByTap } from '../../../src/adapters/discord/asked.ts';
import { handleInteraction } from '../../../src/adapters/discord/interactions.ts';
import { answerLeft } from '../../../src/adapters/discord/left.ts';
import { keptQuestion, readQuestion } from '../../../src/adapters/discord/left-question.ts';
import type { Asked } from '../../../src/adapters/discord/asked.ts';
import type { Invocation } from '../../../src/app/command.ts';
import { fakeDoor } from './fake-door.ts';
import { click, recorded, set, slash, topic, whole, type Step } from './recorded-reply.ts';

const MINUTE = 60_000;
const key = { id: '1', application_id: '2', token: 't' };
const door = fakeDoor();
const typed = (interaction: object) => askedByCommand(whole(interaction) as Parameters<typeof askedByCommand>[0], door);
const tapped = (interaction: object) => askedByTap(whole(interaction) as Parameters<typeof askedByTap>[0]);

/** What a start finds that begins some minutes after a question was noted. */
async function left(asked: string, minutes = 1, failing: Step[] = [], thinking = true) {
  const own = fakeDoor();
  await own.answers.begin('discord', '1', asked);
  const { done, parts } = recorded(own, failing);
  const reply = { ...parts.replyTo(key), thinking: () => Promise.resolve(thinking) };
  const all = { ...parts, replyTo: () => reply, now: () => minutes * MINUTE };
  await answerLeft(all);
  const noted = await own.answers.left('discord');
  return { done, asked: own.asked, noted: noted.length, parts: all };
}
const kept = (asked: Asked) => keptQuestion(asked, key);

describe('a question that a killed Saar left "thinking"', () => {
  it('is answered by the next one, once, in the place and language it was asked in', async () => {
    const { done, asked, noted, parts } = await left(kept(typed(slash('brief', [topic('bridge')]))));
    expect(done).toEqual(['edit brief {"topic":"bridge"}']);
    expect(noted).toBe(0);
    expect(asked[0]).toMatchObject({ place: { tenantId: '3', destinationId: '4' }, caller: { id: '7', locale: 'hi' } });
    await answerLeft(parts);
    await handleInteraction(whole(slash('brief', [topic('bridge')])), parts);
    expect(done).toHaveLength(1);
  });

  it('of a tapped message edits that, and keeps its page', async () => {
    const asked = tapped(click('saar:r:brief:topic=bridge#3'));
    expect((await readQuestion(kept(asked), '1', door))?.asked).toMatchObject({ page: 3, way: asked.way });
    expect((await left(kept(asked), 1, [], false)).done).toEqual(['edit brief {"topic":"bridge"}']);
  });

  it('about settings is not done again: its reader is told', async () => {
    const { done, asked, noted } = await left(kept(typed(set('4'))));
    expect(done).toEqual(['edit hi discord.interrupted']);
    expect([asked, noted]).toEqual([[], 0]);
  });

  it('by a button whose call is kept is answered too, when that only reads', async () => {
    const asked = tapped(click('saar:a:kept:call=0123456789abcdef'));
    const opening = (command: string) => ({
      ...door,
      opened: (invocation: Invocation) => Promise.resolve({ ...invocation, command }),
    });
    expect((await readQuestion(kept(asked), '1', opening('topics')))!.asked.refused).toBeUndefined();
    expect((await readQuestion(kept(asked), '1', opening('digest set')))!.asked.refused).toBe('discord.interrupted');
    expect((await readQuestion(kept(asked), '1', door))!.asked.refused).toBe('discord.interrupted');
  });

  it('trusts no rights from the disk', async () => {
    const question = (await readQuestion(kept(typed(slash('brief', [topic('bridge')]))), '1', door))!;
    expect(await question.asked.invocation.caller.mayManage()).toBe(false);
  });

  it.each([
    ['that is answered already', kept(typed(slash('topics'))), 1, false],
    ['whose token is dead', kept(typed(slash('topics'))), 15, true],
    ['that cannot be read', '{"token":', 1, true],
    ['that says too little', '{"token":"t"}', 1, true],
  ])('%s is let be and forgotten', async (_what, asked, minutes, thinking) => {
    const { done, noted } = await left(asked, minutes, [], thinking);
    expect([done, noted]).toEqual([[], 0]);
  });

  it('stays noted when Discord cannot be reached', async () => {
    const { noted } = await left(kept(typed(slash('topics'))), 1, ['edit', 'edit']);
    expect(noted).toBe(1);
  });
});
