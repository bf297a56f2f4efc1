/** Composes the lines of a sentence as a brief would: what the gate lets pass, else nothing. */
import { cite } from '../../src/briefs/cite.ts';
import { compileComposer } from '../../src/briefs/compose.ts';
import { compileThemes } from '../../src/briefs/themes.ts';
import { compileGate } from '../../src/briefs/verify.ts';
import { readData } from '../../src/data/read-data.ts';
import { analyserOf } from '../../src/facts/analyse.ts';

const data = readData('data');
const analyser = analyserOf(data);

/** What a brief would say of a text in one language: each event's line that passes the gate, in order, without doubles. */
export function composedLines(text: string, reader: string): string[] {
  const language = /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
  const analysis = analyser.analyse({ id: 'own', language, text, publishedAt: '2025-03-10' });
  const { actors } = analyser.reader;
  const phrases = data.phrases.get(reader)!;
  const composer = compileComposer({ data, actors, themes: compileThemes(data, reader), phrases });
  const gate = compileGate(analyser, [analysis], data);
  const lines = analysis.frames.flatMap((frame) => {
    const line = composer.line(analysis, frame);
    if (line === undefined) return [];
    const citations = [cite(analysis, frame.sentence)];
    const statement = { text: `${line}.`, language: reader, kind: 'composed', citations } as const;
    return gate.composed(statement, [{ analysis, frame }]).passed ? [line] : [];
  });
  return [...new Set(lines)];
}

/** What the gate finds wrong with a line that is said of the text's first event of a kind. */
export function faultsOf(text: string, frame: string, line: string, reader: string): string[] {
  const language = /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
  const analysis = analyser.analyse({ id: 'own', language, text, publishedAt: '2025-03-10' });
  const citations = [cite(analysis, 0)];
  const ground = { analysis, frame: analysis.frames.find((found) => found.frame === frame)! };
  const statement = { text: `${line}.`, language: reader, kind: 'composed', citations } as const;
  return compileGate(analyser, [analysis], data).composed(statement, [ground]).faults;
}
