import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../src/corpus/clean-text.ts';

const CASES: readonly [what: string, raw: string, clean: string][] = [
  ['joins line ends of every system', 'एक\r\nदो\rतीन\u2028चार', 'एक\nदो\nतीन\nचार'],
  ['decodes entities', '&quot;शांति&quot; &amp; &#2360;&#x94d;&#2341;&#2367;रता', '"शांति" & स्थिरता'],
  ['decodes entities that were encoded twice', 'the &amp;quot;pact&amp;quot;', 'the "pact"'],
  ['reads windows-1252 numbers as browsers do', 'the pact&#146;s text', 'the pact’s text'],
  ['leaves an ampersand and an unknown name alone', 'R&D; AT&T &foo; &constructor;', 'R&D; AT&T &foo; &constructor;'],
  ['replaces impossible references', 'a&#0;b&#xD800;c&#1114112;', 'a\ufffdb\ufffdc\ufffd'],
  ['removes soft hyphens and zero-width spaces', 'करो\u00adड़ 1\u200b2\ufeff', 'करोड़ 12'.normalize('NFC')],
  ['keeps joiners inside words', 'क्\u200dष और र\u094d\u200dय', 'क्\u200dष और र\u094d\u200dय'],
  ['removes joiners that stand alone', '\u200dसेना\u200c \u200d', 'सेना'],
  ['keeps an emoji of several parts', '👩\u200d🚀 लौटी', '👩\u200d🚀 लौटी'],
  ['removes bidi overrides and marks', '\u202eabc\u202c \u2066def\u2069 \u200fghi', 'abc def ghi'],
  ['removes NUL, controls and terminal escapes', 'a\u0000b\u0007 \u001b[31mred\u001b[0m', 'ab red'],
  ['removes tag characters and private use', 'x\u{e0041}\u{e0042}y\ue123', 'xy'],
  ['replaces lone surrogates', 'a\ud800b', 'a\ufffdb'],
  ['composes to NFC', 'e\u0301', 'é'],
  ['makes every space plain and folds runs', 'a\u00a0\u2009\u3000 b\t\tc', 'a b c'],
  ['trims lines and folds blank ones', '  a  \n \n\n\n  b  \n', 'a\n\nb'],
];

describe('cleaning a text', () => {
  it.each(CASES)('%s', (_, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it('cuts a pile of marks on one letter to a few', () => {
    const cleaned = cleanText(`ब${'\u0301'.repeat(2000)}स`);
    expect(cleaned.length).toBeLessThan(12);
    expect(cleaned.endsWith('स')).toBe(true);
  });

  it('makes one line of a title with breaks', () => {
    expect(cleanLine('  two\nlines\tand\u0000 NUL ')).toBe('two lines and NUL');
  });

  it('changes nothing when it runs again on text without references', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = cleanText(raw.replaceAll('&', ''));
        expect(cleanText(once)).toBe(once);
      }),
    );
  });

  it('always gives well-formed NFC without invisible characters or double blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const cleaned = cleanText(raw);
        expect(cleaned).toBe(cleaned.normalize('NFC'));
        expect(cleaned).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u200b\u202a-\u202e]| {2}|\n{3}|\p{Surrogate}/u);
      }),
    );
  });
});
