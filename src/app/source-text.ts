/** The text of a source as a brief read it: as the article stands now, and as it stood in earlier editions. */
import type { Store } from '../store/store.ts';

/** Words that a brief cites, at their place in the text. */
export interface Cited {
  start: number;
  end: number;
  quote: string;
}

interface Words {
  text: string;
  sentences: readonly { start: number; end: number }[];
}

export interface SourceText extends Words {
  /** What the article said before it was changed, the newest first: editions that hold what it says no longer. */
  earlier?: Words[];
}

/**
 * An article as it stands, and the earlier editions that hold what is cited and stands there no longer. One that was changed and
 * not read since has no words of its own.
 */
export async function sourceText(
  store: Store,
  id: string,
  cited: readonly Cited[] = [],
): Promise<SourceText | undefined> {
  const stored = await store.article(id);
  const current = stored && { text: stored.article.text, sentences: stored.analysis.document.sentences };
  const lost = cited.filter((each) => !current || !holds(current, each));
  if (lost.length === 0) return current;
  const earlier = (await store.editions(id)).filter((edition) => lost.some((each) => holds(edition, each)));
  if (earlier.length === 0) return current;
  return {
    ...(current ?? { text: '', sentences: [] }),
    earlier: earlier.map(({ text, sentences }) => ({ text, sentences })),
  };
}

function holds({ text }: Words, { start, end, quote }: Cited): boolean {
  return text.slice(start, end) === quote;
}
