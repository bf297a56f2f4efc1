/** What was read in articles, for a person: each sentence with its findings marked, and a line for each of them under it. */
import type { Phrases } from '../../data/phrases.ts';
import type { Analysis } from '../../facts/analysis.ts';
import { slice, type Sentence, type Span } from '../../text/document.ts';
import { findingsIn, type Finding, type SentenceFindings } from './findings.ts';
import { paint } from './paint.ts';
import type { TerminalLook } from './render.ts';
import { safeText } from './safe-text.ts';
import { wrap, type Run, type Style } from './wrap.ts';

export interface AnalysisLook extends TerminalLook {
  phrases: Phrases;
  /** An actor's name in the reader's language; undefined for one that no list knows. */
  nameOf(actor: string): string | undefined;
  /** Also say which rule, cue and reason is behind each finding. */
  explain: boolean;
}

const INDENT = 4;
const MARKS = ['figure', 'date', 'name', 'voice'] as const;

/** The articles one after the other, ending with a line break. On a terminal a legend of the colours stands first. */
export function analysisText(analyses: readonly Analysis[], look: AnalysisLook): string {
  const parts = analyses.map((analysis) => documentLines(analysis, look).join('\n'));
  return `${[...(look.ansi ? [legend(look)] : []), ...parts].join('\n\n')}\n`;
}

function legend({ phrases, ansi }: AnalysisLook): string {
  const marks = MARKS.map((style) => [
    style,
    paint({ text: phrases.say(`terminal.analysis.mark.${style}`), style }, ansi),
  ]);
  return phrases.say('terminal.analysis.legend', Object.fromEntries(marks));
}

function documentLines(analysis: Analysis, look: AnalysisLook): string[] {
  const { document } = analysis;
  const findings = findingsIn(analysis, look);
  return [
    ...set(headOf(analysis, look), 0, look),
    ...document.sentences.flatMap((sentence) => {
      const own = findings[sentence.index]!;
      return [
        '',
        ...set(sentenceHead(sentence, analysis, look), 0, look),
        ...set(marked(document.text, sentence, own), INDENT, look),
        ...own.findings.flatMap((finding) => findingLines(finding, look)),
      ];
    }),
  ];
}

function headOf({ document }: Analysis, { phrases }: AnalysisLook): Run[] {
  const { id, title, language, publishedAt, waitingDates: count } = document;
  const undated = count
    ? phrases.say('terminal.analysis.waiting', { count })
    : phrases.say('terminal.analysis.undated');
  const facts = [language, publishedAt?.slice(0, 10) ?? undated].join(' · ');
  return [
    { text: `# ${safeText(id)} `, style: 'strong' },
    { text: `(${safeText(facts)}) `, style: 'dim' },
    { text: safeText(title ?? ''), style: 'strong' },
  ];
}

/** The sentence's number, as citations count, and its topics; a heading says that it is one. */
function sentenceHead({ index, kind }: Sentence, analysis: Analysis, { phrases, explain }: AnalysisLook): Run[] {
  const { topics, topicReasons } = analysis;
  const reasons = explain ? (topicReasons?.[index] ?? []).join('; ') : '';
  const labels = kind === 'sentence' ? (topics[index] ?? []) : [phrases.say(`terminal.analysis.${kind}`)];
  return [
    { text: `${index}`, style: 'dim' },
    { text: ` [${labels.join(', ')}]`, style: 'strong' },
    ...(reasons === '' ? [] : [{ text: ` ${safeText(reasons)}`, style: 'dim' as const }]),
  ];
}

/** The sentence's text with every finding in its style; where two overlap, the one that begins later shows. */
function marked(text: string, sentence: Sentence, { findings, names }: SentenceFindings): Run[] {
  const spans = [
    ...names.map(({ start, end }) => ({ start, end, style: 'name' as const })),
    ...findings.flatMap(({ marks }) => marks),
  ];
  const edges = [...spans.flatMap(({ start, end }) => [start, end]), sentence.start, sentence.end]
    .filter((edge) => edge >= sentence.start && edge <= sentence.end)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const part = { start, end: edges[index + 1]! };
    return { text: safeText(slice(text, part)), style: styleAt(part, spans) };
  });
}

function styleAt(part: Span, marks: readonly (Span & { style: Style })[]): Style | undefined {
  const covering = marks.filter((mark) => mark.start <= part.start && part.end <= mark.end && part.start < part.end);
  return covering.sort((a, b) => b.start - a.start || a.end - b.end)[0]?.style;
}

function findingLines({ style, label, words, rules }: Finding, look: AnalysisLook): string[] {
  const why =
    look.explain && rules.length > 0 ? look.phrases.say('terminal.analysis.rule', { rules: rules.join(' · ') }) : '';
  const runs: Run[] = [
    { text: '• ' },
    { text: `${safeText(label)}:`, style },
    { text: ` ${safeText(words.filter(Boolean).join(' · '))}` },
    ...(why === '' ? [] : [{ text: ` ${safeText(why)}`, style: 'dim' as const }]),
  ];
  return set(runs, INDENT, look);
}

function set(runs: readonly Run[], indent: number, { width, ansi }: AnalysisLook): string[] {
  const margin = ' '.repeat(indent);
  return wrap(runs, Math.max(10, width - indent)).map((line) =>
    `${margin}${line.map((run) => paint(run, ansi)).join('')}`.trimEnd(),
  );
}
