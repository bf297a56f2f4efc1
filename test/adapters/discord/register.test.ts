import { describe, expect, it } from 'vitest';
import { isSameList } from '../../../src/adapters/discord/register.ts';

const brief = { name: 'brief', description: 'Reads', options: [{ type: 3, name: 'topic', required: true }] };
/** As Discord hands a command out: with its own fields, defaults filled in, in another order. */
const known = {
  id: '1',
  application_id: '2',
  version: '3',
  nsfw: false,
  name_localizations: null,
  options: [{ required: true, name: 'topic', type: 3, autocomplete: false }],
  description: 'Reads',
  name: 'brief',
};

describe('whether Discord has our commands already', () => {
  it.each([
    ['the same, with what Discord adds', [brief], [known], true],
    ['in another order', [brief, { ...brief, name: 'topics' }], [{ ...known, name: 'topics' }, known], true],
    ['none yet', [brief], [], false],
    ['one more', [brief], [known, { ...known, name: 'old' }], false],
    ['another description', [brief], [{ ...known, description: 'Read' }], false],
    ['an option gone', [{ ...brief, options: [] }], [known], false],
    ['an option no longer required', [{ ...brief, options: [{ type: 3, name: 'topic' }] }], [known], false],
    ['another permission', [{ ...brief, default_member_permissions: '32' }], [known], false],
    ['a name that is no longer localised', [brief], [{ ...known, name_localizations: { hi: 'x' } }], false],
    ['no list', [brief], { message: 'no' }, false],
  ])('%s', (_what, ours, theirs, expected) => {
    expect(isSameList(ours, theirs)).toBe(expected);
  });
});
