/** The gate: true lines pass, and a line changed in any way that matters is turned down with the reason. */
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/briefs/brief.ts';
import { cite } from '../../src/briefs/cite.ts';
import { compileComposer } from '../../src/briefs/compose.ts';
import { compileThemes } from '../../src/briefs/themes.ts';
import { compileGate } from '../../src/briefs/verify.ts';
import { readData } from '../../src/data/read-data.ts';
import { analyserOf } from '../../src/facts/analyse.ts';
import type { Analysis, Frame } from '../../src/facts/analysis.ts';

const data = readData('data');
const analyser = analyserOf(data);

/** A sentence of our own amid others that make its article belong to the topics' domain. */
function read(sentence: string, language: string): Analysis {
  return analyser.analyse({ id: 'own', language, text: sentence, publishedAt: '2025-03-10' });
}

function compose(analysis: Analysis, frame: string, language: string): string | undefined {
  const themes = compileThemes(data, language);
  const composer = compileComposer({
    data,
    actors: analyser.reader.actors,
    themes,
    phrases: data.phrases.get(language)!,
  });
  return composer.line(
    analysis,
    analysis.frames.find((found) => found.frame === frame)!,
  );
}

function composeFrame(analysis: Analysis, frame: Frame): string | undefined {
  const { actors } = analyser.reader;
  const composers = [...data.phrases].map(([language, phrases]) =>
    compileComposer({ data, actors, themes: compileThemes(data, language), phrases }),
  );
  return composers.map((composer) => composer.line(analysis, frame)).find(Boolean);
}

function judge(analysis: Analysis, frame: string, text: string, language: string): string[] {
  const statement: Statement = { text, language, kind: 'composed', citations: [cite(analysis, 0)] };
  const ground = { analysis, frame: analysis.frames.find((found) => found.frame === frame)! };
  return compileGate(analyser, [analysis], data).composed(statement, [ground]).faults;
}

const supplied = 'केन्या का अनुमान है कि ब्राज़ील अब तक पेरू को 4,000 से अधिक तोपखाने के गोले मुहैया करा चुका है।';
const reported = 'कथित तौर पर ब्राज़ील ने पेरू को लगभग 300 ड्रोन सौंपे।';
const ratified = '14 फरवरी को चिली ने मिस्र के साथ रक्षा संधि को मंजूरी दे दी।';
const fallen = 'केन्या ने दावा किया है कि पेरू के लगभग 700 सैनिक मारे गए हैं।';
const placed = 'In Peru, 70 soldiers were killed in January 2025.';
const cautioned = 'Chile warned that arms from Egypt would "only prolong the war".';
const lost = 'According to Kenya, about 700 Peruvian soldiers were killed in the fighting.';

const lines: [source: string, language: string, frame: string, target: string, line: string][] = [
  [supplied, 'hi', 'supply', 'en', 'Kenya estimates that Brazil supplied more than 4,000 artillery shells to Peru'],
  [reported, 'hi', 'supply', 'en', 'Brazil reportedly supplied about 300 drones to Peru'],
  [ratified, 'hi', 'ratify', 'en', 'Chile ratified a defence treaty with Egypt on 14 February 2025'],
  [lost, 'en', 'lose', 'hi', 'केन्या के अनुसार, लगभग 700 पेरूवियाई सैनिक मारे गए'],
  [fallen, 'hi', 'lose', 'en', 'According to Kenya, about 700 Peruvian soldiers were killed'],
  [placed, 'en', 'lose', 'en', '70 soldiers were killed in Peru in January 2025'],
  [cautioned, 'en', 'warn', 'en', 'Chile warned: “arms from Egypt would "only prolong the war"”'],
];

describe('composed lines', () => {
  it.each(lines)('says «%s» (%s, %s) in %s, and the gate lets it pass', (source, language, frame, target, line) => {
    const analysis = read(source, language);
    const said = compose(analysis, frame, target);
    expect(said).toBe(line);
    expect(judge(analysis, frame, said!, target)).toEqual([]);
  });
});

const nearly: [source: string, frame: string, text: string][] = [
  ['Brazil came close to supplying 300 drones to Peru.', 'supply', 'Brazil supplied 300 drones to Peru'],
  ['Brazil is yet to supply 300 drones to Peru.', 'supply', 'Brazil supplied 300 drones to Peru'],
  ['Kenya put off a military exercise with Peru.', 'drill', 'Kenya held a military exercise with Peru'],
  ['ब्राज़ील पेरू को 300 ड्रोन सौंपते-सौंपते रह गया।', 'supply', 'Brazil supplied 300 drones to Peru'],
  ['केन्या ने पेरू के साथ युद्धाभ्यास टाल दिया।', 'drill', 'Kenya held a military exercise with Peru'],
];

describe('what was not done', () => {
  it.each(nearly)('is turned down where «%s» only nearly tells it', (source, frame, text) => {
    const analysis = read(source, /\p{Script=Devanagari}/u.test(source) ? 'hi' : 'en');
    expect(compose(analysis, frame, 'en')).toBeUndefined();
    expect(judge(analysis, frame, text, 'en')).toEqual(['doubt']);
  });
});

const mutants: [what: string, source: string, frame: string, text: string, fault: string][] = [
  [
    'a changed number',
    supplied,
    'supply',
    'Kenya estimates that Brazil supplied more than 5,000 artillery shells to Peru',
    'number',
  ],
  ['a cut bound', supplied, 'supply', 'Kenya estimates that Brazil supplied 4,000 artillery shells to Peru', 'number'],
  ['another unit', supplied, 'supply', 'Kenya estimates that Brazil supplied more than 4,000 drones to Peru', 'number'],
  [
    'swapped roles',
    supplied,
    'supply',
    'Kenya estimates that Peru supplied more than 4,000 artillery shells to Brazil',
    'role-agent',
  ],
  [
    'a name from nowhere',
    supplied,
    'supply',
    'Kenya estimates that Brazil supplied more than 4,000 artillery shells to Chile',
    'role-recipient',
  ],
  ['a dropped claimant', supplied, 'supply', 'Brazil supplied more than 4,000 artillery shells to Peru', 'claimant'],
  [
    'another claimant',
    supplied,
    'supply',
    'Egypt estimates that Brazil supplied more than 4,000 artillery shells to Peru',
    'claimant',
  ],
  [
    'an estimate made a statement',
    supplied,
    'supply',
    'According to Kenya, Brazil supplied more than 4,000 artillery shells to Peru',
    'claimant',
  ],
  ['a dropped hearsay', reported, 'supply', 'Brazil supplied about 300 drones to Peru', 'claimant'],
  ['a dropped hedge', reported, 'supply', 'Reportedly, Brazil supplied 300 drones to Peru', 'number'],
  [
    'a possibility made of a deed',
    reported,
    'supply',
    'Reportedly, Brazil could supply about 300 drones to Peru',
    'status',
  ],
  ['a moved date', ratified, 'ratify', 'Chile ratified a defence treaty with Egypt on 15 February 2025', 'date'],
  ['another event', ratified, 'ratify', 'Chile signed a defence treaty with Egypt on 14 February 2025', 'event'],
  ['a negation', ratified, 'ratify', 'Chile never ratified a defence treaty with Egypt', 'negation'],
];

describe('the gate', () => {
  it.each(mutants)('turns down %s', (_, source, frame, text, fault) => {
    expect(judge(read(source, 'hi'), frame, text, 'en')).toContain(fault);
  });

  it('turns down a quotation that is not its sentence to the letter', () => {
    const analysis = read(lost, 'en');
    const gate = compileGate(analyser, [analysis], data);
    const quote = (text: string): Statement => ({
      text,
      language: 'en',
      kind: 'quote',
      citations: [cite(analysis, 0)],
    });
    expect(gate.quote(quote(lost)).passed).toBe(true);
    expect(gate.quote(quote(lost.replace('about ', ''))).faults).toEqual(['quote']);
  });

  it('turns down a citation that slices other words, and a line with none', () => {
    const analysis = read(lost, 'en');
    const gate = compileGate(analyser, [analysis], data);
    const citation = { ...cite(analysis, 0), start: 1 };
    const statement: Statement = { text: lost, language: 'en', kind: 'quote', citations: [citation] };
    expect(gate.quote(statement).faults).toContain('citation');
    expect(gate.quote({ ...statement, citations: [] }).passed).toBe(false);
  });

  it('sets figures side by side only as they are, each with its own claimant', () => {
    const analysis = read('Kenya counts 500 soldiers in Peru and Egypt counts 800 soldiers.', 'en');
    const [many, more] = analysis.figures.map((figure, index) => ({
      ...figure,
      claimant: ['Kenya', 'Egypt'][index]!,
      claimantActor: ['ke', 'eg'][index]!,
    }));
    const facts = [many!, more!].map((figure) => ({ analysis, figure }));
    const gate = compileGate(analyser, [analysis], data);
    const say = (text: string) =>
      gate.positions({ text, language: 'en', kind: 'composed', citations: [cite(analysis, 0)] }, facts).faults;
    expect(say('Soldiers deployed: sources differ – 500 soldiers (Kenya); 800 soldiers (Egypt).')).toEqual([]);
    for (const [text, fault] of [
      ['Soldiers deployed: sources differ – 500 soldiers (Kenya); 900 soldiers (Egypt).', 'number'],
      ['Soldiers deployed: sources differ – 500 drones (Kenya); 800 soldiers (Egypt).', 'number'],
      ['Soldiers deployed: sources differ – 500 soldiers (Egypt); 800 soldiers (Kenya).', 'claimant'],
      ['Soldiers deployed: sources differ – 500 soldiers (Kenya); 800 soldiers (Egypt), in March 1999.', 'date'],
      ['Soldiers deployed: sources differ – 500 soldiers (Kenya); 800 soldiers (Chile).', 'name'],
      ['Soldiers deployed: sources differ – 500 soldiers (Kenya “and rebels”); 800 soldiers (Egypt).', 'word'],
      ['Soldiers deployed: all false – 500 soldiers (Kenya); 800 soldiers (Egypt).', 'positions'],
      ['Killed: sources differ – 500 soldiers (Kenya); 800 soldiers (Egypt).', 'positions'],
      ['Soldiers deployed: sources differ – 500 soldiers (Kenya).', 'positions'],
    ] as const)
      expect([text, ...say(text)]).toContain(fault);
  });

  it('lets a claimant of two states stand in the words of the source, and nobody else', () => {
    const analysis = read('Kenya counts 500 soldiers in Peru and Egypt counts 80 soldiers.', 'en');
    const claimants = ['Kenyan and Chilean officers', 'unnamed'];
    const facts = analysis.figures.map(({ claimantActor: _, ...figure }, index) => ({
      analysis,
      figure: { ...figure, claimant: claimants[index]! },
    }));
    const gate = compileGate(analyser, [analysis], data);
    const say = (text: string) =>
      gate.positions({ text, language: 'en', kind: 'composed', citations: [cite(analysis, 0)] }, facts).faults;
    const hearsay = '80 soldiers (reportedly, source not named).';
    expect(say(`Soldiers deployed: sources differ – 500 soldiers (Kenyan and Chilean officers); ${hearsay}`)).toEqual(
      [],
    );
    expect(say(`Soldiers deployed: sources differ – 500 soldiers (Kenyan officers); ${hearsay}`)).toContain('claimant');
  });
});

const line = 'Kenya estimates that Brazil supplied more than 4,000 artillery shells to Peru';
const additions: [text: string, fault: string][] = [
  [`${line} and started a war`, 'word'],
  [`${line} and killed soldiers`, 'event-extra'],
  [`${line} every day`, 'word'],
  [`${line} for the first time`, 'word'],
  [`${line} in exchange for nuclear weapons`, 'word'],
  ['Kenya estimates that Brazil secretly supplied more than 4,000 artillery shells to Peru', 'word'],
  ['Kenya estimates that Brazil supplied more than 4,000 nuclear shells to Peru', 'word'],
  ['Kenya estimates that Brazil supplied more than 4,000 artillery shells to Zorblatia', 'role-recipient'],
  ['Kenya estimates that Brazil supplied artillery shells to Peru', 'number'],
  ['Kenya estimates that Brazil supplied', 'role-recipient'],
  [`${line}: “पेरू को” [Egypt attacked Chile]`, 'bracket'],
  [`${line}: “पेरू ने”`, 'quotation'],
];

describe('what a line may not add or leave out', () => {
  it.each(additions)('turns down «%s»', (text, fault) => {
    expect(judge(read(supplied, 'hi'), 'supply', text, 'en')).toContain(fault);
  });

  it('turns down another theme', () => {
    expect(judge(read(ratified, 'hi'), 'ratify', 'Chile ratified a peace agreement with Egypt', 'en')).toContain(
      'theme',
    );
  });
});

const unsafe: [language: string, frame: string, sentence: string][] = [
  ['en', 'supply', 'Brazil failed to supply 300 drones to Peru.'],
  ['en', 'supply', 'Brazil refused to supply 300 drones to Peru.'],
  ['en', 'supply', 'It is false that Brazil supplied 300 drones to Peru.'],
  ['en', 'supply', 'No evidence exists that Brazil supplied 300 drones to Peru.'],
  ['en', 'supply', 'Brazil is suspected of having supplied 300 drones to Peru.'],
  ['en', 'supply', 'Brazil asked Chile to supply 300 drones to Peru.'],
  ['en', 'supply', 'If Brazil supplied 300 drones to Peru, Kenya would protest.'],
  ['en', 'supply', 'Brazil supplied none of the 300 drones to Peru.'],
  ['en', 'supply', 'Brazil supplied 300 drones to Peru every month.'],
  ['en', 'supply', 'Has Brazil supplied 300 drones to Peru?'],
  ['en', 'supply', 'Brazil did not supply 300 drones to Peru.'],
  ['en', 'sign', 'Chile and Egypt failed to sign a treaty.'],
  ['en', 'deploy', 'In 2031 Chile deployed 500 soldiers to Peru.'],
  ['en', 'deploy', 'Chile, unlike Egypt, deployed 400 soldiers to Peru.'],
  ['en', 'supply', 'Chile, which borders Brazil, supplied 300 drones to Peru.'],
  ['en', 'supply', 'Chile, according to Brazil, supplied 300 drones to Peru.'],
  ['en', 'deploy', 'Chile voted against sending 400 soldiers to Peru.'],
  ['en', 'supply', 'Brazil supplied all but 70 drones to Peru.'],
  ['en', 'supply', 'Brazil supplied 44 drones to Peru, a satirical site wrote.'],
  ['en', 'supply', 'Brazil supplied 300 drones to Peru for Kenya from Chile.'],
  ['en', 'lose', '70 soldiers were killed.'],
  ['hi', 'supply', 'ब्राज़ील ने पेरू को 300 ड्रोन देने से मना कर दिया।'],
  ['hi', 'supply', 'यह सच नहीं कि ब्राज़ील ने पेरू को 300 ड्रोन सौंपे।'],
  ['hi', 'supply', 'ब्राज़ील ने पेरू को 300 ड्रोन सौंपे, यह दावा झूठा है।'],
  ['hi', 'supply', 'केन्या को संदेह है कि ब्राज़ील ने पेरू को 300 ड्रोन सौंपे।'],
  ['hi', 'supply', 'ब्राज़ील ने पेरू को 300 ड्रोन नहीं सौंपे।'],
  ['hi', 'ratify', 'चिली ने मिस्र के साथ रक्षा संधि को मंजूरी दे दी होती।'],
];

describe('sentences that only seem to tell an event', () => {
  it.each(unsafe)('are never composed (%s, %s): «%s»', (language, frame, sentence) => {
    const analysis = read(sentence, language);
    const lines = analysis.frames
      .filter((found) => found.frame === frame)
      .map((found) => composeFrame(analysis, found));
    expect(lines.filter(Boolean)).toEqual([]);
  });
});

describe('a denial with another saying behind it', () => {
  it.each([
    ['Chile denied that it had lost the town and said its forces had shot down two drones.', 'en'],
    ['Chile denied that it had lost the town and warned that the war would go on.', 'en'],
    ['चिली ने इनकार किया कि उसने शहर खोया है और कहा कि उसने दो ड्रोन गिराए।', 'hi'],
  ])('«%s» is not composed', (sentence, language) => {
    expect(compose(read(sentence, language), 'deny', language)).toBeUndefined();
  });
  it('composes a denial of what somebody else says', () => {
    const line = compose(read('Chile denied that Peru had said the war was over.', 'en'), 'deny', 'en');
    expect(line).toContain('Peru had said the war was over');
  });
});
