/** What was read in articles, for a person: each sentence with its topics, its figures under it. */
import type { Analysis, Figure } from '../../facts/analysis.ts';
import { slice } from '../../text/document.ts';
import { safeText } from './safe-text.ts';

/** Lines for the terminal, ending with a line break. */
export function analysisText(analyses: readonly Analysis[]): string {
  return `${analyses.map((analysis) => documentLines(analysis).join('\n')).join('\n\n')}\n`;
}

function documentLines({ document, topics, figures }: Analysis): string[] {
  const head = `# ${safeText(document.id)} (${document.language}) ${safeText(document.title ?? '')}`.trimEnd();
  return [
    head,
    ...document.sentences.flatMap((sentence) => [
      `${sentence.index}. [${(topics[sentence.index] ?? []).join(' ')}] ${safeText(slice(document.text, sentence))}`,
      ...figures.filter((figure) => figure.sentence === sentence.index).map(figureLine),
    ]),
  ];
}

function figureLine(figure: Figure): string {
  const amount = figure.value ?? `${figure.min ?? ''}…${figure.max ?? ''}`;
  const qualities = [figure.bound, figure.approximate && '~', figure.status, figure.suspect && '?'].filter(Boolean);
  const parts = [`${figure.slot ?? '-'} = ${amount} ${figure.unit}`, ...qualities, `“${figure.text}”`, figure.claimant];
  return `   ${safeText(parts.filter(Boolean).join(' · '))}`;
}
