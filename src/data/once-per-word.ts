/** How many words are remembered before all are forgotten, and how long a word may be: nobody's text may fill the memory. */
const REMEMBERED = 16_384;
const LONGEST_REMEMBERED = 64;

/** An answer that depends on a word alone, worked out once for a word that comes again and again. */
export function oncePerWord<T>(answer: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const own = copied(word);
    const made = answer(own);
    if (word.length > LONGEST_REMEMBERED) return made;
    if (known.size >= REMEMBERED) known.clear();
    known.set(own, made);
    return made;
  };
}

/** A word cut from an article holds on to the whole article; a copy does not. */
export function copied(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le');
}
