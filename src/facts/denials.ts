/** Claim against denial: who denies an event that other sentences tell as having happened. */
import type { Data } from '../data/data.ts';
import { slice } from '../text/document.ts';
import { tokenise } from '../text/tokens.ts';
import { Trie } from '../text/trie.ts';
import { sizeOf } from './amounts.ts';
import type { Analysis, Frame } from './analysis.ts';
import { actorsNear, mainActors } from './context.ts';
import type { Disagreement, Fact } from './disagreement.ts';

const MOST_DENIALS = 2;
const MOST_ASSERTIONS = 3;

/** For each topic that names a denial: who denies first, then who asserts, each voice once, those with a figure first. */
export function findDenials(analyses: readonly Analysis[], data: Data): Disagreement[] {
  return [...data.topics.values()].flatMap((topic) => {
    const { denial } = topic;
    if (!denial) return [];
    const asserted = analyses.flatMap((analysis) => assertions(analysis, topic.id, denial.asserted, topic.slots));
    const denied = analyses
      .flatMap((analysis) => denialsIn(analysis, topic.id, denial.words))
      .filter((fact) => asserted.some((other) => shareActor(fact, other)));
    const against = asserted.filter((other) => denied.some((fact) => shareActor(fact, other)));
    if (denied.length === 0) return [];
    const facts = [...eachVoice(denied).slice(0, MOST_DENIALS), ...eachVoice(against).slice(0, MOST_ASSERTIONS)];
    return [{ slot: denial.slot, kind: 'denial', facts, suspects: new Map() }];
  });
}

function denialsIn(analysis: Analysis, topic: string, words: Record<string, string[]>): Fact[] {
  return framesOn(analysis, topic, ['deny'])
    .filter((frame) => !frame.negated && saysOneOf(analysis, frame, words))
    .map((frame) => ({ analysis, frame }));
}

/** One fact for each figure or claimant, in the languages and articles given; figures say most and come first. */
function eachVoice(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return [...facts]
    .sort((a, b) => Number(Boolean(b.figure)) - Number(Boolean(a.figure)))
    .filter(({ analysis, figure, frame }) => {
      const claim = analysis.document.claims.find((found) => found.sentence === frame!.sentence);
      const voice = figure
        ? `${figure.slot} ${sizeOf(figure)}`
        : (claim?.actor ?? claim?.name ?? `${analysis.articleId} ${frame!.sentence}`);
      return !seen.has(voice) && seen.add(voice);
    });
}

function assertions(analysis: Analysis, topic: string, frames: readonly string[], slots: readonly string[]): Fact[] {
  return framesOn(analysis, topic, frames)
    .filter((frame) => !frame.negated && frame.status === 'done')
    .filter((frame, index, all) => all.findIndex((other) => other.sentence === frame.sentence) === index)
    .map((frame) => {
      const figure = analysis.figures.find(
        (found) => found.sentence === frame.sentence && found.slot && slots.includes(found.slot),
      );
      return { analysis, frame, ...(figure ? { figure } : {}) };
    });
}

function framesOn(analysis: Analysis, topic: string, kinds: readonly string[]): Frame[] {
  return analysis.frames.filter(
    (frame) => kinds.includes(frame.frame) && analysis.topics[frame.sentence]?.includes(topic),
  );
}

function saysOneOf(analysis: Analysis, frame: Frame, words: Record<string, string[]>): boolean {
  const trie = new Trie<true>();
  for (const word of words[analysis.document.language] ?? []) trie.add(word, true);
  const sentence = analysis.document.sentences[frame.sentence]!;
  return trie.matches(tokenise(slice(analysis.document.text, sentence))).length > 0;
}

function shareActor(a: Fact, b: Fact): boolean {
  const sentence = (fact: Fact) => fact.frame?.sentence ?? fact.figure!.sentence;
  if (a.analysis === b.analysis && sentence(a) === sentence(b)) return false;
  const about = (fact: Fact) => [...actorsNear(fact.analysis, sentence(fact)), ...mainActors(fact.analysis)];
  const near = about(a);
  return about(b).some((actor) => near.includes(actor));
}
