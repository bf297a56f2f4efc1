import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

type Expected = { frame: string; roles: Record<string, string[]>; status?: string; negated?: boolean };

/** The first event of a kind, with its roles as actor ids. */
function event(sentence: string, language: string, kind: string): Expected | undefined {
  const found = read(sentence, language).frames.find((frame) => frame.frame === kind);
  if (!found) return undefined;
  const roles = Object.fromEntries(Object.entries(found.roles).map(([role, filler]) => [role, filler.actors]));
  return { frame: found.frame, roles, status: found.status, negated: found.negated };
}

const table: [what: string, sentence: string, language: string, expected: Expected][] = [
  [
    'agent by ने, recipient by को',
    'मिस्र ने चिली को ड्रोन सौंपे।',
    'hi',
    { frame: 'supply', roles: { agent: ['eg'], recipient: ['cl'] } },
  ],
  ['no victim whose attack it was', 'चिली के हवाई हमलों में 17 सैनिक मारे गए।', 'hi', { frame: 'lose', roles: {} }],
  ['the victim whose soldiers they were', 'चिली के 17 सैनिक मारे गए।', 'hi', { frame: 'lose', roles: { victim: ['cl'] } }],
  [
    'the victim whose soldiers they were, not the one whose the place is',
    'चिली के लीमा में लड़ाई में मिस्र के 17 सैनिक मारे गए।',
    'hi',
    { frame: 'lose', roles: { victim: ['eg'], place: ['lima'] } },
  ],
  [
    'no victim where only the place is somebody’s',
    'चिली के लीमा में 17 सैनिक मारे गए।',
    'hi',
    { frame: 'lose', roles: { place: ['lima'] } },
  ],
  [
    'the victim whose soldiers they were, in English too',
    'In Lima of Chile 17 soldiers of Egypt were killed.',
    'en',
    { frame: 'lose', roles: { victim: ['eg'], place: ['lima'] } },
  ],
  [
    'who condemns, which is no accusation',
    'Egypt condemned the drill.',
    'en',
    { frame: 'condemn', roles: { agent: ['eg'] } },
  ],
  ['who condemns, in Hindi', 'मिस्र ने इस अभ्यास की निंदा की।', 'hi', { frame: 'condemn', roles: { agent: ['eg'] } }],
  [
    'a bare agent of चुका',
    'मिस्र चिली को ड्रोन सौंप चुका है।',
    'hi',
    { frame: 'supply', roles: { agent: ['eg'], recipient: ['cl'] } },
  ],
  [
    'English order and preposition',
    'Egypt supplied drones to Chile.',
    'en',
    { frame: 'supply', roles: { agent: ['eg'], recipient: ['cl'] } },
  ],
  [
    'an English object right after the verb',
    'Egypt supplied Chile with drones.',
    'en',
    { frame: 'supply', roles: { agent: ['eg'], recipient: ['cl'] } },
  ],
  [
    'two signatories joined',
    'Chile and Egypt signed a treaty in Lima.',
    'en',
    { frame: 'sign', roles: { agent: ['cl', 'eg'], place: ['lima'] } },
  ],
  [
    'no agent where a comma cuts the nearest name off from the verb: it may be an insertion’s',
    'Chile, unlike Egypt, sent 400 troops to Peru.',
    'en',
    { frame: 'deploy', roles: { goal: ['pe'] } },
  ],
  [
    'an office and its holder between commas are one agent',
    "Egypt's president, Abdel Fattah el-Sisi, supplied drones to Chile.",
    'en',
    { frame: 'supply', roles: { agent: ['abdel-fattah-el-sisi'], recipient: ['cl'] } },
  ],
  [
    'a holder and the office behind it are one agent',
    'General Juan Diaz, the army chief, supplied drones to Chile.',
    'en',
    { frame: 'supply', roles: { agent: ['new:juan diaz'], recipient: ['cl'] } },
  ],
  [
    'whoever belongs to the holder of an office is not that holder',
    "Envoys of Egypt's president, Abdel Fattah el-Sisi, supplied drones to Chile.",
    'en',
    { frame: 'supply', roles: { recipient: ['cl'] } },
  ],
  [
    'one that is compared with an office does not hold it',
    'Juan Diaz, like the Egyptian president, supplied drones to Chile.',
    'en',
    { frame: 'supply', roles: { recipient: ['cl'] } },
  ],
  [
    'who heads a body is not the body',
    "Ghana's navy chief signed a defence agreement with Brazil.",
    'en',
    { frame: 'sign', roles: { agent: ['gh:navy:chief'], partner: ['br'] } },
  ],
  [
    'the head of a navy heads no army',
    'घाना के नौसेना प्रमुख ने ब्राजील के साथ रक्षा समझौते पर हस्ताक्षर किए।',
    'hi',
    { frame: 'sign', roles: { agent: ['gh:navy:chief'], partner: ['br'] } },
  ],
  [
    'no list of names goes on across the verb',
    "Egypt's president, Abdel Fattah el-Sisi, warned Peru, Chile and Bolivia on Monday not to form a pact.",
    'en',
    { frame: 'warn', roles: { agent: ['abdel-fattah-el-sisi'], addressee: ['pe', 'cl', 'bo'] } },
  ],
  [
    'no part for one who only tells of the event',
    'Chile, according to Egypt, supplied 300 missiles to Peru.',
    'en',
    { frame: 'supply', roles: { recipient: ['pe'] } },
  ],
  [
    'a recipient alone where a number behind "and" begins another clause',
    'Chile supplied 300 shells to Peru and Egypt 500 to Ghana.',
    'en',
    { frame: 'supply', roles: { agent: ['cl'], recipient: ['pe'] } },
  ],
  [
    'a partner before a participle',
    'चिली ने मिस्र के साथ मिलकर सैन्य अभ्यास किया।',
    'hi',
    { frame: 'drill', roles: { agent: ['cl'], partner: ['eg'] } },
  ],
  [
    'what may happen',
    'Egypt could supply drones to Chile.',
    'en',
    { frame: 'supply', roles: { agent: ['eg'], recipient: ['cl'] }, status: 'possible' },
  ],
  [
    'what is planned',
    'मिस्र चिली को ड्रोन मुहैया कराएगा।',
    'hi',
    { frame: 'supply', roles: { agent: ['eg'], recipient: ['cl'] } },
  ],
  [
    'what did not happen',
    'Chile never ratified the treaty with Egypt.',
    'en',
    { frame: 'ratify', roles: { agent: ['cl'], partner: ['eg'] }, negated: true },
  ],
];

describe('events', () => {
  it.each(table)('reads %s: «%s»', (_, sentence, language, expected) => {
    expect(event(sentence, language, expected.frame)).toMatchObject(expected);
  });

  it('takes a claimant for no part of the event', () => {
    expect(event('केन्या के अनुसार लड़ाई में 40 सैनिक मारे गए।', 'hi', 'lose')?.roles).toEqual({});
  });

  it('does not guess between two marked agents of one clause', () => {
    const sentence = 'चिली द्वारा हस्ताक्षरित यह संधि मिस्र द्वारा अनुमोदित की गई।';
    expect(event(sentence, 'hi', 'ratify')?.roles['agent']).toBeUndefined();
  });

  it('does not date an event by a day that only bounds a span', () => {
    const dateOf = (sentence: string, language: string) => read(sentence, language).frames[0]?.date;
    expect(dateOf('Egypt has supplied drones to Chile since 2023.', 'en')).toBeUndefined();
    expect(dateOf('Egypt supplied drones to Chile in 2023.', 'en')).toBe(0);
    expect(dateOf('मिस्र 2023 से चिली को ड्रोन मुहैया करा रहा है।', 'hi')).toBeUndefined();
  });

  it('does not date an event by the day on which somebody told of it', () => {
    const dateOf = (sentence: string, language: string) => read(sentence, language).frames[0]?.date;
    expect(dateOf('Ghana has deployed 800 soldiers to Mali, the army said on Monday.', 'en')).toBeUndefined();
    expect(dateOf('Ghana deployed 800 soldiers to Mali on Sunday, the army said.', 'en')).toBe(0);
    expect(dateOf('घाना ने माली में 800 सैनिक तैनात किए हैं, यह जानकारी सेना ने सोमवार को दी।', 'hi')).toBeUndefined();
  });

  it('does not take talk of an event for the event', () => {
    expect(event('मिस्र ने चिली को ड्रोन उपलब्ध कराने के खतरे पर बात की।', 'hi', 'supply')).toBeUndefined();
  });
});

describe('a drill that is only spoken of', () => {
  it.each([
    'मिस्र ने चिली और पेरू को संयुक्त अभ्यास के लिए चेताया।',
    'मिस्र ने युद्धाभ्यास को लेकर चिली को चेतावनी दी।',
    'मिस्र ने अगले महीने सैन्य अभ्यास करने का फ़ैसला किया।',
  ])('«%s» is no drill of whoever speaks', (sentence) => {
    expect(event(sentence, 'hi', 'drill')).toBeUndefined();
  });
});

it.each([
  ['Egypt condemned the drill of Chile.', 'en'],
  ['Egypt condemns the launch.', 'en'],
  ['मिस्र ने चिली के अभ्यास की निंदा की।', 'hi'],
])('condemning is not accusing: %s', (sentence, language) => {
  expect(event(sentence, language, 'accuse')).toBeUndefined();
  expect(event(sentence, language, 'condemn')?.roles).toMatchObject({ agent: ['eg'] });
});

it('who was condemned to something voiced no condemnation', () => {
  expect(event('Egypt condemned to death two spies of Chile.', 'en', 'condemn')).toBeUndefined();
});
