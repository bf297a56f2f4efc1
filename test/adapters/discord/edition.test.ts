import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionParts } from '../../../src/adapters/discord/edition.ts';
import { plainOf } from '../../../src/adapters/discord/plain.ts';
import { postName } from '../../../src/adapters/discord/post.ts';
import { renderBodies } from '../../../src/adapters/discord/render.ts';
import { isStamp, stampOf, stampsIn } from '../../../src/adapters/discord/stamp.ts';
import { text, type Message } from '../../../src/messages/message.ts';
import { invocation } from '../../app/fake-app.ts';
import { payloadDoor } from '../payload-world.ts';
import { RENDERING } from '../rendering.ts';
import { said } from './fake-door.ts';
import { actions, blocks, broken, pickers, rich } from './random-messages.ts';

const SUPPRESS_NOTIFICATIONS = 4096;
const editionBodies = (...of: Parameters<typeof editionParts>) => editionParts(...of).map(({ body }) => body);
const long: Message = {
  language: 'en',
  blocks: Array.from({ length: 30 }, (_, n) => ({
    kind: 'paragraph' as const,
    text: [text(`${n} ${'words '.repeat(50)}`)],
  })),
  actions: [{ label: 'Sources', command: 'sources', options: { brief: 'x' }, effect: 'answer' }],
};

describe('the messages of a digest', () => {
  it('are those of any message, each with its own stamp', () => {
    const bodies = editionBodies(long, RENDERING);
    expect(bodies.length).toBeGreaterThan(2);
    expect(bodies.map((body) => stampsIn(body))).toEqual(bodies.map((_, part) => [stampOf(RENDERING.keyOf(part))]));
    const bare = bodies.map(({ components: [card, ...rows], ...rest }) => ({
      ...rest,
      components: [{ ...card, id: undefined }, ...rows],
    }));
    expect(bare).toEqual(renderBodies(long));
  });

  it('arrive without a sound when that is wished', () => {
    const flags = (silent: boolean) =>
      editionBodies(long, { ...RENDERING, silent }).map((body) => body.flags & SUPPRESS_NOTIFICATIONS);
    expect(new Set(flags(true))).toEqual(new Set([SUPPRESS_NOTIFICATIONS]));
    expect(new Set(flags(false))).toEqual(new Set([0]));
  });

  it('leave out a menu that would make a message more of them', () => {
    const choices = Array.from({ length: 25 }, (_, n) => ({
      value: `${n}`,
      label: 'a label '.repeat(11),
      short: `[${n}]`,
    }));
    const picker = {
      label: 'marks',
      command: 'source',
      options: {},
      option: 'mark',
      choices,
      effect: 'answer' as const,
    };
    const full: Message = { ...said('शब्द '.repeat(560)), pickers: [picker, { ...picker, command: 'other' }] };
    expect(renderBodies(full).length).toBeGreaterThan(1);
    const [only, ...rest] = editionBodies(full, RENDERING);
    expect(rest).toEqual([]);
    expect(JSON.stringify(only)).not.toContain('#mark.0');
    const small = editionBodies({ ...said('few words'), pickers: [picker] }, RENDERING);
    expect(small).toHaveLength(1);
    expect(JSON.stringify(small)).toContain('#mark.0');
  });

  it('fit what Discord takes, whatever they say, and a stamp is never a number of Discord itself', () => {
    fc.assert(
      fc.property(
        fc.record({ language: fc.constant('en'), blocks: blocks(rich), actions, pickers }),
        fc.string(),
        (message, key) => {
          for (const body of editionBodies(message, { silent: true, keyOf: (part) => `${key}${part}` }))
            expect(broken(body)).toEqual([]);
          const stamp = stampOf(key);
          expect(isStamp(stamp) && Number.isInteger(stamp) && stamp < 2 ** 31).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each(['en', 'hi'])('of one topic are one, with the button that opens its sources, in %s', async (language) => {
    const call = { place: { platform: 'discord' as const }, caller: { locale: language } };
    const message = await payloadDoor().invoke(invocation('digest preview', {}, call));
    const [only, ...rest] = editionBodies(message, RENDERING);
    expect(rest).toEqual([]);
    expect(JSON.stringify(only)).toMatch(/"custom_id":"saar:a:sources:brief=[^"]+"/);
  });

  it('name a post by their title', () => {
    const titled: Message = {
      language: 'en',
      blocks: [{ kind: 'title', text: [text('8:00 *news*')] }, ...said('x').blocks],
    };
    const nameOf = (message: Message) => postName(JSON.stringify(editionBodies(message, RENDERING)[0]));
    expect([nameOf(titled), nameOf(said('no title'))]).toEqual(['8:00 *news*', undefined]);
  });
});

describe('a card in plain words', () => {
  const wordsOf = (words: string) => words.replace(/-# \d+\/\d+/g, '').match(/\S+/g);

  it('says all that it says, as silent as it, with its buttons and its stamp', () => {
    for (const [part, body] of editionBodies(long, { ...RENDERING, silent: true }).entries()) {
      const plain = plainOf(JSON.stringify(body));
      const texts = JSON.stringify(body.components[0])
        .match(/"content":"(.*?)"/g)!
        .map((each) => each.slice(11, -1).replaceAll('\\n', ' '));
      expect(wordsOf(plain.map(({ content }) => content).join(' '))).toEqual(wordsOf(texts.join(' ')));
      expect(plain.every(({ content }) => content.length <= 2000)).toBe(true);
      expect(plain.map(({ flags }) => flags)).toEqual(plain.map(() => 4 + SUPPRESS_NOTIFICATIONS));
      const rows = body.components.slice(1);
      expect(plain.at(-1)!.components).toHaveLength(rows.length);
      if (rows.length > 0) expect(stampsIn(plain.at(-1)!)).toEqual([stampOf(RENDERING.keyOf(part))]);
    }
  });

  it('cuts a line that is longer than a message', () => {
    const [body] = editionBodies(said('word '.repeat(700)), RENDERING);
    const plain = plainOf(JSON.stringify(body));
    expect(plain).toHaveLength(2);
    expect(wordsOf(plain.map(({ content }) => content).join(' '))).toHaveLength(700);
  });
});
