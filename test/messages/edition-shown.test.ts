/** What an edition is held to have shown is what stands in its message. */
import { describe, expect, it } from 'vitest';
import type { Brief } from '../../src/briefs/brief.ts';
import { asShown, isLeftOut, toldPart } from '../../src/briefs/shown.ts';
import { readPhrases } from '../../src/data/phrases.ts';
import { FIGURES_IN_SHORT } from '../../src/messages/brief-message.ts';
import { editionMessage } from '../../src/messages/edition-message.ts';
import { shownOf } from '../../src/messages/edition-shown.ts';
import { inventedBrief } from './invented-brief.ts';
import { plainText } from './plain-text.ts';

const phrases = readPhrases('data/phrases').get('en')!;
const time = { timeZone: 'UTC', scheduledFor: new Date('2031-05-20T02:30:00Z') };

function briefNo(index: number, changes: Partial<Brief> = {}): Brief {
  const made = inventedBrief('en', { id: `b${index}`, topic: { id: `topic-${index}`, title: `Topic ${index}` } });
  const named = (text: string) => `${text} (${index})`;
  return {
    ...made,
    bottomLine: { ...made.bottomLine!, text: named(made.bottomLine!.text) },
    keyPoints: made.keyPoints.map((point, at) => ({ ...point, kind: 'composed', text: named(`${point.text} ${at}`) })),
    ...changes,
  };
}

describe('what an edition showed', () => {
  it.each([1, 6, 12, 24])('of %i topics is what stands in its message', (count) => {
    const topics = Array.from({ length: count }, (_, index) => ({ brief: briefNo(index) }));
    const message = plainText(editionMessage(topics, phrases, time, { length: 'short' }));
    const told = shownOf(topics, phrases, 'short').map((shown, at) => toldPart(asShown(topics[at]!.brief, shown)));
    for (const [at, { bottomLine, keyPoints }] of told.entries()) {
      const { brief } = topics[at]!;
      expect(bottomLine !== null).toBe(message.includes(brief.bottomLine!.text));
      expect(keyPoints).toEqual(brief.keyPoints.filter(({ text }) => message.includes(text)));
    }
  });

  it('of figures are those that it lists, and those of its lines', () => {
    const [first, second] = inventedBrief('en').figures;
    const figures = [
      ...Array.from({ length: FIGURES_IN_SHORT }, () => second!),
      { ...second!, slot: 'deaths' },
      { ...first!, citations: inventedBrief('en').bottomLine!.citations },
    ];
    const brief = briefNo(1, { figures, keyPoints: [] });
    const shown = shownOf([{ brief }], phrases, 'standard')[0]!;
    expect(toldPart(asShown(brief, shown)).figures).toEqual([...figures.slice(0, FIGURES_IN_SHORT), figures.at(-1)]);
  });

  it('of figures are those too that it tells as changed', () => {
    const [first] = inventedBrief('en').figures;
    const figures = [
      ...Array.from({ length: FIGURES_IN_SHORT }, () => first!),
      { ...first!, slot: 'deaths', text: '30' },
      { ...first!, slot: 'deaths', text: '41' },
    ];
    const { citations } = first!;
    const changes: Brief['changes'] = [{ kind: 'revised', what: 'deaths', before: '12', after: '30', citations }];
    const brief = briefNo(1, { figures, keyPoints: [], bottomLine: null, emptyReason: 'nothing-new', changes });
    const shown = shownOf([{ brief }], phrases, 'standard')[0]!;
    expect(toldPart(asShown(brief, shown)).figures.map(({ text }) => text)).toEqual(['30']);
  });

  it('without a bottom line is only what was told otherwise', () => {
    const brief = briefNo(1, { bottomLine: null, emptyReason: 'nothing-new', keyPoints: [] });
    const shown = asShown(brief, shownOf([{ brief }], phrases, 'long')[0]!);
    expect(toldPart(shown)).toMatchObject({ figures: [], disputes: [], changes: brief.changes });
  });

  it('is the brief itself where that is all', () => {
    const brief = briefNo(1);
    expect(asShown(brief, shownOf([{ brief }], phrases, 'long')[0]!)).toBe(brief);
    expect(isLeftOut(brief)).toBe(false);
  });
});
