import { describe, expect, it } from 'vitest';
import { handleInteraction } from '../../../src/adapters/discord/interactions.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { fakeDoor, said } from './fake-door.ts';
import {
  EPHEMERAL,
  answers,
  choose,
  click,
  recorded,
  set,
  slash,
  slow,
  stranger,
  submit,
  topic,
  whole,
} from './recorded-reply.ts';

const PAGED: Message = {
  ...said('first'),
  blocks: [
    { kind: 'title', text: [text('Title')] },
    { kind: 'lead', text: [text('Lead')] },
    { kind: 'fold', title: [text('Fold')], blocks: [{ kind: 'paragraph', text: [text('x'.repeat(1500))] }] },
  ],
  again: { command: 'topics', options: {} },
};
const paged = (parts: Partial<Message> = {}) => fakeDoor(() => ({ ...PAGED, ...parts }));
const dm = { guild_id: undefined, member: undefined, user: { id: '7' }, channel: { id: '9', type: 1 }, context: 1 };

describe('an interaction whose answer is ready', () => {
  it('is answered at once, without "thinking" and with nothing kept of it', async () => {
    const door = fakeDoor();
    expect(await answers(slash('topics'), door)).toEqual(['respond topics {} false']);
    expect(door.asked).toHaveLength(1);
    expect(await door.answers.left('discord')).toEqual([]);
  });

  it('is answered once, however often it is told', async () => {
    const { done, parts } = recorded();
    await Promise.all([1, 2, 3].map(() => handleInteraction(whole(slash('topics')), parts)));
    await handleInteraction(whole({ ...slash('topics'), id: '2' }), parts);
    expect(done).toHaveLength(2);
  });

  it('with a private answer leaves nothing public', async () => {
    expect(await answers(slash('brief', [topic('unknown')]))).toEqual(['respond did you mean bridge? true']);
    expect(await answers({ ...slash('brief', [topic('unknown')]), ...dm })).toEqual([
      'respond did you mean bridge? false',
    ]);
  });

  it('for settings is private', async () => {
    expect(await answers(set('4'))).toEqual(['respond digest set {"channel":"4"} true']);
    expect(await answers(slash('gone'))).toEqual(['respond gone {} true']);
  });

  it.each([
    ['of another server', set('6'), 'hi discord.unknown-channel'],
    ['that does not exist', set('1'), 'hi discord.unknown-channel'],
    [
      'that is closed',
      set('5'),
      'hi discord.cannot-post #closed hi discord.permissions.view-channel और hi discord.permissions.send-messages',
    ],
    ['of another server, forged into a button', click('saar:a:digest+set:channel=6'), 'hi discord.unknown-channel'],
    [
      'of another server, forged into a menu',
      choose('saar:a:digest+set:#channel.0', ['6']),
      'hi discord.unknown-channel',
    ],
    [
      'of another server, forged into a form',
      submit('saar:f:digest+set', [{ type: 18, component: { type: 8, custom_id: 'channel', values: ['6'] } }]),
      'hi discord.unknown-channel',
    ],
  ])('with a channel %s sets nothing', async (_what, interaction, expected) => {
    const door = fakeDoor();
    expect(await answers(interaction, door)).toEqual([`respond ${expected} true`]);
    expect(door.asked).toEqual([]);
  });

  it('of somebody without rights is answered by the door, whatever the channel', async () => {
    expect(await answers({ ...set('5'), ...stranger })).toEqual(['respond you may not true']);
  });

  it('in a place with a language of its own is refused in that language', async () => {
    expect(await answers(set('6'), fakeDoor(undefined, 'en'))).toEqual(['respond en discord.unknown-channel true']);
  });

  it.each([
    ['that replaces', click('saar:r:brief:topic=bridge'), ['update brief {"topic":"bridge"}']],
    ['that replaces, but fails', click('saar:r:brief:topic=unknown'), ['respond did you mean bridge? true']],
    ['that answers', click('saar:a:brief:topic=bridge'), ['respond brief {"topic":"bridge"} true']],
    ['of long ago', click('page:2'), ['respond hi discord.old-button true']],
    ['with a menu’s id', click('saar:a:brief:#topic.0'), ['respond hi discord.old-button true']],
  ])('of a button %s', async (_what, interaction, expected) => {
    expect(await answers(interaction)).toEqual(expected);
  });

  it.each([
    [
      'that answers',
      choose('saar:a:brief:language=hi#topic.0', ['bridge']),
      'respond brief {"language":"hi","topic":"bridge"} true',
    ],
    ['that replaces', choose('saar:r:brief:#topic.3', ['bridge']), 'update brief {"topic":"bridge"}'],
    ['with nothing chosen', choose('saar:r:brief:#topic.0', []), 'respond hi discord.old-button true'],
    ['with a button’s id', choose('saar:r:brief:', ['bridge']), 'respond hi discord.old-button true'],
    ['of long ago', choose('old', ['bridge']), 'respond hi discord.old-button true'],
  ])('of a menu %s', async (_what, interaction, expected) => {
    expect(await answers(interaction)).toEqual([expected]);
  });

  it('turns pages in place, also of a private answer, and puts one page into the chat', async () => {
    expect(await answers(slash('topics'), paged())).toEqual(['respond ## Title\n**Lead** false']);
    const second = `-# Title|### Fold\n${'x'.repeat(1500)}`;
    for (const page of [2, 3, 99])
      expect(await answers(click(`saar:r:topics:#${page}`), paged())).toEqual([`update ${second}`]);
    const hidden = paged({ private: true });
    expect(await answers(click('saar:r:topics:#2', EPHEMERAL), hidden)).toEqual([`update ${second}`]);
    expect(await answers(click('saar:r:topics:#2'), hidden)).toEqual([`respond ${second} true`]);
  });

  it('asks the next question in place where only the asker sees it, and refuses beside it', async () => {
    const step = { label: '08:00', command: 'digest setup', options: {}, effect: 'replace' } as const;
    const question = fakeDoor(() => ({ ...said('When?', true), actions: [step] }));
    expect(await answers(click('saar:r:digest+setup:topics=all', EPHEMERAL), question)).toEqual(['update When?']);
    expect(await answers(click('saar:r:digest+setup:topics=all'), question)).toEqual(['respond When? true']);
    const refused = fakeDoor(() => said('slowly', true));
    expect(await answers(click('saar:r:digest+setup:topics=all', EPHEMERAL), refused)).toEqual(['respond slowly true']);
  });

  it('says nothing again to who tapped twice, but answers who typed', async () => {
    const door = fakeDoor(() => ({ ...said('slowly', true), quiet: true }));
    expect(await answers(click('saar:a:topics:'), door)).toEqual(['deferUpdate']);
    expect(await answers(slash('topics'), door)).toEqual(['respond slowly true']);
  });

  it('in plain words where the card is refused', async () => {
    expect(await answers(slash('topics'), fakeDoor(), ['respond'], true)).toEqual([
      'respond topics {} false',
      'respond topics {} false',
    ]);
    expect(await answers(click('saar:r:topics:'), fakeDoor(), ['update'], true)).toEqual([
      'update topics {}',
      'respond topics {} true',
    ]);
  });

  it('of a kind that Saar does not know is let pass', async () => {
    expect(await answers({ type: 9, data: {} })).toEqual([]);
    expect(await answers({ type: 3, data: { component_type: 5, custom_id: 'x', values: [] } })).toEqual([]);
    expect(await answers({ type: 2, data: { type: 3, name: 'brief' } })).toEqual([]);
  });

  it('of typing gets suggestions, and an empty list when that fails', async () => {
    const typing = { type: 4, ...slash('brief', [{ ...topic('har'), focused: true }]) };
    expect(await answers(typing)).toEqual(['suggest harvest|harbour']);
    const broken = { ...fakeDoor(), suggest: () => Promise.reject(new Error('broken')) };
    expect(await answers(typing, broken)).toEqual(['suggest ']);
  });

  it('that breaks on the way is answered all the same', async () => {
    const broken = { ...fakeDoor(), shortened: () => Promise.reject(new Error('disk')) };
    expect(await answers(slash('topics'), broken)).toEqual(['respond hi discord.failed true']);
  });
});

describe.concurrent('an interaction whose answer takes its time', () => {
  it('is acknowledged, noted, filled in and done with', async () => {
    const door = slow();
    const { done, parts } = recorded(door);
    const work = handleInteraction(whole(slash('topics')), parts);
    await expect.poll(() => door.answers.left('discord'), { interval: 5 }).toHaveLength(1);
    await work;
    expect(done).toEqual(['defer false', 'edit topics {}']);
    expect(await door.answers.left('discord')).toEqual([]);
    expect(await door.answers.begin('discord', '1', '')).toBe('done');
  });

  it('is let be when an earlier Saar has begun it', async () => {
    const door = slow();
    await door.answers.begin('discord', '1', '');
    expect(await answers(slash('topics'), door)).toEqual([]);
  });

  it('is no longer noted when it could not be acknowledged', async () => {
    const door = slow();
    expect(await answers(slash('topics'), door, ['defer'])).toEqual(['defer false']);
    expect(await door.answers.left('discord')).toEqual([]);
  });

  it('with a private answer leaves nothing public', async () => {
    expect(await answers(slash('brief', [topic('unknown')]), slow())).toEqual([
      'defer false',
      'edit en discord.answered-privately',
      'followUp did you mean bridge? true',
      'remove',
    ]);
  });

  it.each([
    ['for settings', set('4'), ['defer true', 'edit digest set {"channel":"4"}']],
    ['of a button', click('saar:r:brief:topic=bridge'), ['deferUpdate', 'edit brief {"topic":"bridge"}']],
    [
      'of a button that fails',
      click('saar:r:brief:topic=unknown'),
      ['deferUpdate', 'followUp did you mean bridge? true'],
    ],
    ['of a button that answers', click('saar:a:brief:topic=bridge'), ['defer true', 'edit brief {"topic":"bridge"}']],
  ])('%s', async (_what, interaction, expected) => {
    expect(await answers(interaction, slow())).toEqual(expected);
  });

  it('ends with a plain sentence when Discord refuses it, never with "thinking"', async () => {
    expect(await answers(slash('topics'), slow(), ['edit'])).toEqual([
      'defer false',
      'edit topics {}',
      'edit en discord.failed',
    ]);
    expect((await answers(click('saar:r:topics:'), slow(), ['edit'])).at(-1)).toBe('followUp en discord.failed true');
    expect(await answers(slash('topics'), slow(), ['edit', 'edit'])).toHaveLength(3);
  });

  it('stands in plain words, once, where the card is refused', async () => {
    expect(await answers(slash('topics'), slow(), ['edit'], true)).toEqual([
      'defer false',
      'edit topics {}',
      'edit topics {}',
    ]);
    expect(await answers(click('saar:r:topics:'), slow(), ['edit'], true)).toEqual([
      'deferUpdate',
      'edit topics {}',
      'followUp topics {} true',
    ]);
  });

  it('keeps what stands already when a later part is lost', async () => {
    const long = fakeDoor(() => ({
      ...said(''),
      blocks: [1, 2].map((n) => ({ kind: 'paragraph', text: [text(String(n).repeat(3900))] }) as const),
    }));
    const done = await answers(slash('topics'), slow(long), ['followUp']);
    expect(done.map((each) => each.slice(0, 10))).toEqual(['defer fals', 'edit 11111', 'followUp 2']);
  });
});
