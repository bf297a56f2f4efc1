import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../../src/adapters/discord/post.ts';
import { renderBodies } from '../../../src/adapters/discord/render.ts';
import { isUntaggable, tagsFor, type Tag } from '../../../src/adapters/discord/tags.ts';
import { text, type Message } from '../../../src/messages/message.ts';

const tag = (name: string, moderated = false): Tag => ({ id: name, name, moderated });
const NAMES = [
  ['bridge', 'Bridges', 'पुल'],
  ['late-harvest', 'Late harvest', 'देर की फ़सल'],
];

const digest: Message = {
  language: 'en',
  blocks: [
    { kind: 'title', text: [text('Morning of 4 May')] },
    { kind: 'heading', text: [text('Late harvest')] },
    { kind: 'paragraph', text: [text('Nothing of bridges: the word stands in the text alone.')] },
    { kind: 'heading', text: [text('Alarms (new)')] },
  ],
};
const body = JSON.stringify(renderBodies(digest)[0]);

describe('the tags of a post', () => {
  it.each<[string, Tag[], boolean, string[]]>([
    ['the one that names a topic', [tag('News'), tag('Late Harvest')], false, ['Late Harvest']],
    ['the one that names it in another language', [tag('खबर'), tag('देर की फ़सल')], true, ['देर की फ़सल']],
    ['the one that names it by its id', [tag('late-harvest')], false, ['late-harvest']],
    ['all that fit', [tag('harvest'), tag('alarms'), tag('x')], true, ['harvest', 'alarms']],
    [
      'at most five',
      ['late', 'harvest', 'alarms', 'new', 'morning', 'may'].map((name) => tag(name)),
      false,
      ['late', 'harvest', 'alarms', 'new', 'morning'],
    ],
    ['none for part of a word', [tag('arm'), tag('larms')], false, []],
    ['none for what stands in the text alone', [tag('Bridges')], false, []],
    ['none that is for moderators', [tag('harvest', true), tag('x')], false, []],
    ['the first that is open, where one is wanted', [tag('a', true), tag('b'), tag('c')], true, ['b']],
    ['none where none is wanted', [tag('a')], false, []],
    ['none where there is none', [], true, []],
    ['none for a name of signs alone', [tag('🔥')], false, []],
  ])('are %s', (_what, tags, tagRequired, expected) => {
    expect(tagsFor({ tags, tagRequired }, body, NAMES)).toEqual(expected);
  });

  it('are read from the headings as a reader sees them', () => {
    expect(headingsOf(body)).toEqual(['Morning of 4 May', 'Late harvest', 'Alarms (new)']);
  });
});

describe('a forum', () => {
  it.each<[string, Tag[], boolean, boolean]>([
    ['wants a tag and has an open one', [tag('a', true), tag('b')], true, false],
    ['wants a tag and has none', [], true, true],
    ['wants a tag and keeps all to moderators', [tag('a', true)], true, true],
    ['wants none', [tag('a', true)], false, false],
  ])('that %s', (_what, tags, tagRequired, expected) => expect(isUntaggable({ tags, tagRequired })).toBe(expected));
});
