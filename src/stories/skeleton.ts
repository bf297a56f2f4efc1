/** A name's consonants as they sound, roughly: the same for one name in two scripts or two spellings. */
import type { LettersData } from '../data/letters.ts';
import { oncePer } from '../data/once-per.ts';

interface Sounds {
  of: ReadonlyMap<string, string>;
  longest: number;
  openings: ReadonlySet<string>;
}

/** A vowel at the beginning, whichever it is. */
const OPENING = 'a';

/**
 * The skeleton of one folded word: `kolvara` and `कोलवारा` → `klvr`. Letters of scripts that the table does not know are left
 * out, so the skeleton may be empty.
 */
export function skeletonOf(word: string, letters: LettersData): string {
  const { of, longest, openings } = soundsOf(letters);
  const plain = bare(word);
  let skeleton = openings.has(plain[0] ?? '') ? OPENING : '';
  for (let at = 0; at < plain.length;) {
    let length = Math.min(longest, plain.length - at);
    let sound: string | undefined;
    while (length > 0 && (sound = of.get(plain.slice(at, at + length))) === undefined) length -= 1;
    // Doubled or not: scripts differ in what they write between two equal sounds.
    if (sound !== undefined) skeleton += skeleton.endsWith(sound[0]!) ? sound.slice(1) : sound;
    at += Math.max(1, length);
  }
  return skeleton;
}

/** Latin letters without their diacritics; marks that are letters of their own stay. */
function bare(word: string): string {
  return /^[a-z]*$/.test(word) ? word : word.normalize('NFD').replace(/([a-z])\p{Mn}+/gu, '$1');
}

const soundsOf: (letters: LettersData) => Sounds = oncePer(({ sounds, openings }: LettersData) => ({
  of: new Map(Object.entries(sounds)),
  longest: Math.max(...Object.keys(sounds).map(({ length }) => length)),
  openings: new Set(openings),
}));
