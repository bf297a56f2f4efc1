/** A citation to take along: the sentence, who published it, under which title, when, and where; plain text, in the reader's form. */
import type { Citation } from '../briefs/brief.ts';
import type { BriefView } from './brief-view.ts';
import type { Copy } from './message.ts';
import { webUrl } from './sentence-url.ts';
import { dateOf } from './source-line.ts';

/** The one citation behind a mark; none where its source is no longer known. */
export function citationCopies(citation: Citation, { phrases, source }: BriefView): Copy[] {
  const cited = source(citation.source);
  if (!cited) return [];
  const url = cited.url === undefined ? undefined : webUrl(cited.url);
  const named = [cited.publisher ?? phrases.say('brief.source.no-publisher'), cited.title, dateOf(cited, phrases), url];
  const where = named.filter((part) => part !== undefined).join(', ');
  const words = phrases.say('brief.quoted', { words: citation.quote });
  return [
    {
      label: phrases.say('brief.copy.citation'),
      text: phrases.say('brief.copy.text', { words, where }),
    },
  ];
}
