/** An agency's story as another desk prints it: cut, retitled, with another beginning or a slip mended. */
import type { Chance } from './chance.ts';
import type { Report } from './report.ts';
import type { Line } from './telling.ts';

/** `same`: to the letter. `retitled`: only the title differs. `cut`: its end is missing. `releaded`: another first sentence. `mended`: slips. */
export type CopyWay = 'same' | 'retitled' | 'cut' | 'releaded' | 'mended';

const WAYS: readonly CopyWay[] = ['same', 'retitled', 'retitled', 'cut', 'cut', 'cut', 'releaded', 'mended', 'mended'];
/** A desk keeps at least that share of a story's sentences. */
const LEAST_KEPT = 0.45;

export interface Copied {
  report: Report;
  way: CopyWay;
  /** Share of the original's sentences that are kept. */
  kept: number;
}

/** @param other the same story once more in the same outlet's words: whence another title and first sentence are taken */
export function copyOf(original: Report, other: Report, chance: Chance): Copied {
  const way = chance.pick(WAYS);
  const { paragraphs } = original;
  const title = way === 'same' ? original.title : other.title;
  if (way === 'cut') {
    const cut = endCut(paragraphs, LEAST_KEPT + (1 - LEAST_KEPT) * chance.share());
    return { report: { ...original, title, paragraphs: cut }, way, kept: cut.flat().length / paragraphs.flat().length };
  }
  if (way === 'releaded') {
    const [first = [], ...rest] = paragraphs;
    const lead = other.paragraphs[0]![0]!;
    return { report: { ...original, title, paragraphs: [[lead, ...first.slice(1)], ...rest] }, way, kept: 1 };
  }
  if (way === 'mended')
    return { report: { ...original, title, paragraphs: slipped(paragraphs, chance) }, way, kept: 1 };
  return { report: { ...original, title }, way, kept: 1 };
}

function endCut(paragraphs: readonly Line[][], share: number): Line[][] {
  let left = Math.max(2, Math.ceil(share * paragraphs.flat().length));
  return paragraphs.flatMap((lines) => {
    const kept = lines.slice(0, Math.max(0, left));
    left -= lines.length;
    return kept.length > 0 ? [kept] : [];
  });
}

/** Two neighbouring letters of one long word change places, in a sentence or two. */
function slipped(paragraphs: readonly Line[][], chance: Chance): Line[][] {
  return paragraphs.map((lines) =>
    lines.map((line) => {
      if (!chance.is(0.2)) return line;
      const words = line.text.split(' ');
      const long = words.flatMap((word, at) => (/^\p{Ll}{6,}$/u.test(word) ? [at] : []));
      if (long.length === 0) return line;
      const at = chance.pick(long);
      words[at] = `${words[at]!.slice(0, 2)}${words[at]![3]}${words[at]![2]}${words[at]!.slice(4)}`;
      return { ...line, text: words.join(' ') };
    }),
  );
}
