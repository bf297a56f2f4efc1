/**
 * How much of a brief is said in the reader's own language: the share of key points that are composed, for each topic and
 * language, over the sample corpus and over the folders given. With `--all` it prints each composed line beside the sentence
 * that it rests on, of every event of the topics whether a brief chose it or not, so that a person can judge whether it is true.
 *
 * node --import tsx bench/coverage.ts [--all] [folder …]
 */
import type { Statement } from '../src/briefs/brief.ts';
import { buildBrief } from '../src/briefs/build.ts';
import { cite } from '../src/briefs/cite.ts';
import { compileComposer } from '../src/briefs/compose.ts';
import { compileThemes } from '../src/briefs/themes.ts';
import { compileGate } from '../src/briefs/verify.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { readData } from '../src/data/read-data.ts';
import { analyserOf } from '../src/facts/analyse.ts';

const data = readData('data');
const analyser = analyserOf(data);
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const folders =
  named.length > 0 ? named : ['data/corpus', ...(process.env['SAAR_CORPUS'] ?? '').split(',').filter(Boolean)];
const everything = process.argv.includes('--all');
/** A window of years: every article counts. */
const now = new Date('2100-01-01T00:00:00Z');

async function readFolder(folder: string) {
  const { articles } = await readCorpus(folder, data, { collection: 'coverage', now });
  return articles.map((article) => ({ article, analysis: analyser.analyse(article) }));
}

type Articles = Awaited<ReturnType<typeof readFolder>>;

/** The points of a brief, its bottom line among them. */
function pointsOf(articles: Articles, topic: string, language: string): Statement[] {
  const brief = buildBrief({ topic, language, articles, window: {}, documentsRead: articles.length, now }, data);
  return [...(brief.bottomLine ? [brief.bottomLine] : []), ...brief.keyPoints];
}

function measure(articles: Articles, language: string): void {
  const all = [...data.topics.keys()].map((topic) => [topic, pointsOf(articles, topic, language)] as const);
  for (const [topic, points] of [...all, ['all topics', all.flatMap(([, found]) => found)] as const]) {
    const composed = points.filter(({ kind }) => kind === 'composed').length;
    const own = points.filter((point) => point.kind === 'composed' || point.language === language).length;
    console.log(
      `${language} ${topic.padEnd(18)} composed ${composed} of ${points.length}, in the reader's language ${own}`,
    );
  }
}

/** Each line that could be composed of the article's events, with its sentence; those that the gate turns down say why. */
function listLines(articles: Articles, language: string): void {
  const { actors } = analyser.reader;
  const phrases = data.phrases.get(language)!;
  const composer = compileComposer({ data, actors, themes: compileThemes(data, language), phrases });
  const told = new Set([...data.topics.values()].flatMap(({ frames }) => frames));
  for (const { article, analysis } of articles) {
    const gate = compileGate(analyser, [analysis], data);
    for (const frame of analysis.frames.filter((found) => told.has(found.frame))) {
      const text = composer.line(analysis, frame);
      if (!text) continue;
      const citation = cite(analysis, frame.sentence);
      const statement: Statement = { text, language, kind: 'composed', citations: [citation] };
      const { faults } = gate.composed(statement, [{ analysis, frame }]);
      console.log(`\n${article.title.slice(0, 40)} #${frame.sentence} ${frame.frame} ${faults.join(' ')}`);
      console.log(`  ${faults.length === 0 ? '=' : 'x'} ${text}\n    ${citation.quote.replace(/\s+/gu, ' ')}`);
    }
  }
}

for (const folder of folders) {
  console.log(`\n# ${folder}`);
  const articles = await readFolder(folder);
  for (const language of data.phrases.keys()) {
    measure(articles, language);
    if (everything) listLines(articles, language);
  }
}
