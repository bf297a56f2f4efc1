/** What Telegram finds in plain words by itself: addresses, names, tags and commands become links there, so they do here. */
import { element, outside, together, words, type Markup } from '../markup.ts';

/** As Telegram documents its entities; letters behind a word joiner or inside a word begin nothing. */
const FOUND =
  /(?<![\p{L}\p{N}_/@#$.])(?:(?<address>https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}])|(?<site>(?:[a-z\d-]+\.)+(?:com|org|net|gg|me|in|io|info|example)\b(?:\/[^\s<>"]*)?)|(?<name>@[a-z]\w{3,31}\b)|(?<command>\/[a-z]\w{0,31}(?:@\w+)?(?![\w/.]))|(?<tag>[#$][\p{L}_][\p{L}\p{M}\p{N}_]*))/giu;

/** Plain words, with what Telegram would make of them. */
export function detected(text: string): Markup {
  const parts: Markup[] = [];
  let end = 0;
  for (const match of text.matchAll(FOUND)) {
    parts.push(words(text.slice(end, match.index)), link(match[0], match.groups!));
    end = match.index + match[0].length;
  }
  return together([...parts, words(text.slice(end))]);
}

function link(found: string, { address, site, command }: Record<string, string | undefined>): Markup {
  if (address !== undefined) return outside(address, words(found));
  if (site !== undefined) return outside(`https://${site}`, words(found));
  // A tapped command is sent, as if it had been typed.
  if (command !== undefined)
    return element('button', { type: 'submit', form: 'more', name: 'q', value: command, class: 'said' }, words(found));
  return element('span', { class: 'mention' }, words(found));
}
