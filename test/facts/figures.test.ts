import { describe, expect, it } from 'vitest';
import { filled, read } from './reading.ts';

const table: [sentence: string, language: string, expected: string[]][] = [
  ['चिली ने पेरू में 2,000 सैनिक तैनात किए हैं।', 'hi', ['troops_deployed=2000']],
  ['केन्या के अनुसार लड़ाई में 40 सैनिक मारे गए और 75 घायल हुए।', 'hi', ['killed=40 केन्या', 'wounded=75 केन्या']],
  ['मिस्र चिली को डेढ़ लाख गोले देगा।', 'hi', ['rounds_planned=150000']],
  ['मिस्र अब तक चिली को डेढ़ लाख गोले दे चुका है।', 'hi', ['shells_supplied=150000']],
  ['मिस्र हर महीने 9,000 गोले भेजता है।', 'hi', ['monthly_rate=9000']],
  ['Chile has deployed 2,000 soldiers in Peru.', 'en', ['troops_deployed=2000']],
  ['Chile will send 2,000 soldiers to Peru.', 'en', ['troops_planned=2000']],
  ['According to Kenya, 40 soldiers were killed and 75 wounded.', 'en', ['killed=40 Kenya', 'wounded=75 Kenya']],
  ['Fewer than nine of the 40 drones Egypt supplied to Chile still fly.', 'en', ['drones_supplied=40']],
  ['Egypt delivered 300 drones to Chile.', 'en', ['drones_supplied=300']],
  ['Parliament voted for it with 90 votes in favour and 12 against.', 'en', ['votes_for=90', 'votes_against=12']],
];

describe('figures', () => {
  it.each(table)('«%s» (%s) fills %j', (sentence, language, expected) => {
    expect(filled(read(sentence, language))).toEqual(expected);
  });

  it('flags a hedge before a small unrounded count, and keeps it as printed', () => {
    const [figure] = read('Kenya says about 13 Peruvian soldiers are deployed in Chile.', 'en').figures;
    expect(figure).toMatchObject({ value: 13, approximate: true, suspect: true, note: 'lost-scale' });
    expect(read('Kenya says about 300 soldiers are deployed in Chile.', 'en').figures[0]!.suspect).toBeUndefined();
    expect(read('Kenya says 13 soldiers are deployed in Chile.', 'en').figures[0]!.suspect).toBeUndefined();
  });

  it('keeps a denied figure as denied', () => {
    const analysis = read('मिस्र ने इनकार किया कि उसने चिली को 500 ड्रोन भेजे।', 'hi');
    expect(analysis.figures[0]).toMatchObject({ value: 500, status: 'denied' });
  });

  it.each([
    ['Chile has 9,000 troops in northern Peru, up from 4,000 two years ago.', [undefined, '2023']],
    ['Kenya sent 500 drones to Chad, compared with 120 last year.', [undefined, '2024']],
    ['Egypt now keeps 700 soldiers in Chad, down from about 1,200 in 2022.', [undefined, '2022']],
    ['Peru stationed 3,000 troops on the border last year, up from 1,000 in 2021.', ['2024', '2021']],
    ['Egypt supplied 90 tanks to Chad in 2023 and 40 in 2024.', ['2023', '2024']],
    ['Kenya moved 300 soldiers from two bases in 2024.', ['2024', '2024']],
  ] as [string, (string | undefined)[]][])('gives a date to the number it stands with: «%s»', (sentence, expected) => {
    expect(read(sentence, 'en').figures.map(({ period }) => period)).toEqual(expected);
  });

  it('names whose soldiers are counted, as adjective or as owner', () => {
    expect(read('Kenya counts 700 Peruvian soldiers in Chile.', 'en').figures[0]!.subject).toBe('pe');
    expect(read('केन्या ने पेरू के 700 सैनिक गिने।', 'hi').figures[0]!.subject).toBe('pe');
  });

  it('fills no slot of a war with people who fled a flood', () => {
    expect(filled(read('The flood killed 40 people and 2,000 people left their homes.', 'en'))).toEqual([]);
  });
});
