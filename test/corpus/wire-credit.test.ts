import { describe, expect, it } from 'vitest';
import { readText } from '../../src/corpus/read-text.ts';
import { wireOf } from '../../src/corpus/wire-credit.ts';
import { data, options } from './reading-data.ts';

const LEAD = 'The ferry between the two islands stopped on Tuesday, the operator said.';
const MORE = 'It will run again within a week. Drivers wait on the pier.';
const HINDI = 'दोनों द्वीपों के बीच चलने वाली नाव मंगलवार से बंद है।';

const CREDITED: readonly [agency: string, text: string, byline?: string][] = [
  ['reuters', `LIMA, March 4 (Reuters) - ${LEAD}\n${MORE}`],
  ['ap', `LIMA (AP) — ${LEAD}\n${MORE}`],
  ['afp', `Lima, Peru (AFP) – ${LEAD}\n${MORE}`],
  ['pti', `Ferry stops\nLima, Mar 4 (PTI) ${'— '}${LEAD}\n${MORE}`],
  ['pti', `Lima, Mar 4 (PTI): ${LEAD}`],
  ['pti', `लीमा, चार मार्च (भाषा)। ${HINDI}`],
  ['pti', `लीमा, चार मार्च (भाषा) - ${HINDI}`],
  ['ani', `Lima [Peru], March 4 (ANI): ${LEAD}`],
  ['ians', `लीमा, 4 मार्च (आईएएनएस)। ${HINDI}`],
  ['tass', `LIMA, March 4. /TASS/. ${LEAD}`],
  ['yonhap', `LIMA, March 4 (Yonhap) -- ${LEAD}`],
  ['kcna', `Lima, March 4 (KCNA) -- ${LEAD}`],
  ['uni', `लीमा, 04 मार्च (वार्ता) ${'— '}${HINDI}`],
  ['reuters', `By Reuters\n${LEAD}\n${MORE}`],
  ['ap', `By RAVI KALE, Associated Press\n${LEAD}`],
  ['afp', `Source: AFP\n${LEAD}\n${MORE}`],
  ['ani', `${LEAD}\n${MORE}\n(ANI)`],
  ['pti', `${LEAD}\n${MORE} (PTI)`],
  ['pti', `${LEAD}\n${MORE} PTI RK ANT ANT`],
  ['pti', `${LEAD}\n${MORE}\nPTI RK ANT`],
  ['pti', `${HINDI}\n${HINDI}\nभाषा रवि अनिता`],
  ['pti', `${HINDI} (भाषा)`],
  ['reuters', `${LEAD} ${MORE} — Reuters`],
  ['reuters', `${LEAD}\n${MORE}\nस्रोत: रॉयटर्स\nAlso read: The old ferry`],
  ['reuters', LEAD, 'Reuters'],
  ['ap', LEAD, 'Ravi Kale, The Associated Press'],
  ['pti', LEAD, 'PTI'],
];

const NOT_CREDITED: readonly [text: string, byline?: string][] = [
  [LEAD],
  [`${LEAD}\nThe news agency Reuters reported it first.\n${MORE}`],
  [`The minister told Reuters (a news agency) that the ferry had stopped.`],
  [`The ferry stopped, according to a long report of the agency (Reuters) and others. ${LEAD}`],
  [`${LEAD}\nHe spoke to AP`],
  [`${LEAD} ${MORE}\n(With inputs from PTI)`],
  [`${LEAD}\n(AP Photo/Ravi Kale)\n${MORE}`],
  [`${LEAD}\n(AP/Reuters)`],
  [`${LEAD}\nPhoto: Reuters`],
  [`भाषा\n${HINDI}`],
  [`वार्ता विफल\n${HINDI}\nवार्ता फिर होगी।`],
  [`${LEAD}\nAni said so.`],
  [`Ani\n${LEAD}`],
  [LEAD, 'Ani Kale'],
  [LEAD, 'A reporter who once worked for the large international news agency called Reuters'],
  [LEAD, 'भाषा'],
];

describe('the agency of a story', () => {
  it.each(CREDITED)('is %s: %s', (agency, text, byline) => {
    expect(wireOf(text, byline, data.wires)).toBe(agency);
  });

  it.each(NOT_CREDITED)('is not told by %s', (text, byline) => {
    expect(wireOf(text, byline, data.wires)).toBeUndefined();
  });

  it('is the article’s, though the credit goes with the page’s furniture', () => {
    const { articles } = readText('a.txt', `Ferry stops\n${LEAD}\n${MORE}\n(PTI)`, data, options);
    expect(articles[0]).toMatchObject({ wire: 'pti', text: `${LEAD}\n${MORE}` });
    expect(readText('a.txt', LEAD, data, options).articles[0]).not.toHaveProperty('wire');
  });

  it('is that of a page’s author', () => {
    const page = (head: string) =>
      `<html><head>${head}</head><body><article><p>${LEAD} ${LEAD}</p><p>${MORE} ${LEAD}</p></article></body></html>`;
    const wire = (head: string) => readText('p.html', page(head), data, options).articles[0]?.wire;
    expect(wire('<meta name="author" content="Reuters">')).toBe('reuters');
    const linked = '{"datePublished":"2025-03-04","author":[{"@type":"Person","name":"PTI"}]}';
    expect(wire(`<script type="application/ld+json">${linked}</script>`)).toBe('pti');
    expect(wire('<meta name="author" content="Ravi Kale">')).toBeUndefined();
  });
});
