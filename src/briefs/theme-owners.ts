/** Whose people are: the state that an adjective before the noun names ("Kenyan troops"), or an owner ("केन्या के सैनिक"). */
import type { LanguagePack } from '../data/data.ts';
import type { Analysis } from '../facts/analysis.ts';
import type { NameMention, Span } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';

/** The state whose the people at `thing` are; undefined where nothing says so, or a name no list knows. */
export function ownerOf({ document }: Analysis, thing: Span, { frames, language }: LanguagePack): string | undefined {
  const { text, names, sentences } = document;
  const sentence = sentences.find(({ start, end }) => thing.start >= start && thing.end <= end);
  const before = names.findLast((name) => name.end <= thing.start && name.start >= (sentence?.start ?? 0));
  if (!before) return undefined;
  const between = tokenise(text, { start: before.end, end: thing.start });
  const isOwner = ({ adjective }: NameMention) =>
    adjective
      ? between.length === 0
      : language.markers === 'after' && between.length === 1 && marks(frames.markers, between[0]!.key);
  return isOwner(before) ? (before.state ?? before.id) : undefined;
}

function marks(markers: Readonly<Record<string, string>>, key: string): boolean {
  return Object.entries(markers).some(([word, mark]) => mark === 'of' && fold(word) === key);
}
