/** Links that open a web page at a sentence, by a text fragment (https://wicg.github.io/scroll-to-text-fragment/). */

/** Longer sentences are named by their first and last words: pages break long exact matches with markup and notes. */
const WHOLE_SENTENCE = 80;
const WORDS_AT_ENDS = 5;
/** No honest article has a longer address, and platforms refuse messages that hold one. */
const LONGEST_URL = 2048;

/** The address if it is one of the web, else undefined: no `javascript:`, no `file:`, no credentials. */
export function webUrl(address: string): string | undefined {
  const url = address.length <= LONGEST_URL && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

/** The page's address with a fragment that scrolls to `sentence`. An address that already has a text fragment stays. */
export function sentenceUrl(url: string, sentence: string): string {
  if (url.includes(':~:')) return url;
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${directive(sentence)}`;
}

function directive(sentence: string): string {
  const words = sentence.trim().split(/\s+/);
  if (sentence.length <= WHOLE_SENTENCE || words.length <= 2 * WORDS_AT_ENDS) return encoded(words);
  return `${encoded(words.slice(0, WORDS_AT_ENDS))},${encoded(words.slice(-WORDS_AT_ENDS))}`;
}

/** A hyphen next to a comma has a meaning in the fragment's grammar, and `encodeURIComponent` leaves it. */
function encoded(words: readonly string[]): string {
  // A lone surrogate has no percent-encoding.
  const text = words.join(' ').replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(text)
    .replace(/-/g, '%2D')
    .replace(/[()']/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
