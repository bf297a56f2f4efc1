/**
 * Events whose clause holds more than a line would say: something else is what was sent, signed or counted, or a second sentence
 * says how the first is meant. All are quoted.
 */
import { describe, expect, it } from 'vitest';
import { compileComposer } from '../../src/briefs/compose.ts';
import { compileThemes } from '../../src/briefs/themes.ts';
import { analyserOf } from '../../src/facts/analyse.ts';
import { data } from '../facts/reading.ts';

const analyser = analyserOf(data);
const composer = compileComposer({
  data,
  actors: analyser.reader.actors,
  themes: compileThemes(data, 'en'),
  phrases: data.phrases.get('en')!,
});

/** What may be said of a text in our own words, in English. */
function composed(text: string): string[] {
  const language = /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
  const analysis = analyser.analyse({ id: 'a', language, text, publishedAt: '2026-03-11' });
  return analysis.frames.flatMap((frame) => composer.line(analysis, frame) ?? []);
}

describe('what a line would leave out', () => {
  it.each([
    'Bolivia signed a withdrawal from a defence treaty with Chad.',
    'Bolivia signed the annulment of a defence treaty with Chad.',
    'Bolivia ratified the repeal of the defence treaty with Chad.',
    'Bolivia supplied Chad with protection against 300 drones.',
    'Bolivia supplied blueprints of 300 drones to Chad.',
    'Bolivia deployed tents for 4,000 soldiers to Chad.',
    'Bolivia deployed a fraction of the 4,000 soldiers to Chad.',
    'Bolivia supplied twice 400 drones to Chad.',
    'Bolivia supplied 300 drones to Chad, up from 100 in 2019.',
    'Bolivia supplied 5 million fewer shells to Chad.',
    'Bolivia deployed 4,000 inflatable soldiers to Chad.',
    'Bolivia deployed zero soldiers to Chad.',
    'Bolivia deployed 4,000 soldiers to Chad, an invention of the opposition.',
    'Bolivia deployed 4,000 soldiers to Chad – or so the forged letter read.',
    'Bolivia deployed 4,000 soldiers to Chad on paper.',
    'Imagine this: Bolivia deployed 4,000 soldiers to Chad.',
    'At kilometre 70 Bolivian soldiers were killed in Chad.',
    'At 9 Bolivian soldiers were killed in Chad.',
    "In sector 12 Bolivia's army killed 6,000 Chadian soldiers.",
    'Hoax! Bolivia deployed 4,000 soldiers to Chad.',
    'Bolivia signed a defence treaty with Chad. This sentence was published in error.',
    'Bolivia signed a defence treaty with Chad. False.',
    'Bolivia signed a defence treaty with Chad. Or so it claimed.',
    'Soldiers entered into force in Chad on 3 March 2026.',
    'Bolivia signed weapons with Chad.',
    'बोलीविया ने चाड के साथ रक्षा समझौते के विरोध पत्र पर हस्ताक्षर किए।',
    'बोलीविया ने चाड के साथ रक्षा समझौते से हटने के पत्र पर हस्ताक्षर किए।',
    'बोलीविया ने चाड में 4,000 सैनिकों के परिवार तैनात किए।',
    'बोलीविया ने चाड में 4,000 सैनिकों के लिए तंबू तैनात किए।',
    'बोलीविया ने चाड में 4,000 खिलौना सैनिक तैनात किए।',
    'बोलीविया ने चाड में शून्य सैनिक तैनात किए।',
    'बोलीविया ने सपने में चाड में 4,000 सैनिक तैनात किए।',
    'बोलीविया ने चाड में 4,000 सैनिक तैनात किए। यह खबर गलत थी और वापस ले ली गई।',
  ])('«%s» is not said in other words', (text) => {
    expect(composed(text)).toEqual([]);
  });

  it.each([
    [
      'Bolivia signed a defence treaty with Chad in Nairobi on Tuesday.',
      /signed a defence treaty with Chad in Nairobi/,
    ],
    ['Bolivia supplied 300 drones to Chad. It denied reports of a second batch.', /supplied 300 drones to Chad/],
    ['Bolivia signed a defence treaty with Chad. It claimed a second success.', /signed a defence treaty with Chad/],
    ['Bolivia deployed 4,000 soldiers to Chad to halt cross-border raids.', /deployed 4,000 soldiers to Chad/],
    ['Bolivia deployed 4,000 soldiers to Chad on 4 March 2026.', /deployed 4,000 soldiers to Chad on 4 March 2026/],
    ['70 Bolivian soldiers were killed in Chad.', /70 Bolivian soldiers were killed/],
    ['बोलीविया ने चाड में 4,000 सैनिक तैनात किए।', /deployed 4,000 soldiers to Chad/],
    ['बोलीविया और चाड ने मंगलवार को रक्षा समझौते पर हस्ताक्षर किए।', /signed a defence treaty/],
  ])('«%s» is', (text, line) => {
    expect(composed(text).join('\n')).toMatch(line);
  });
});
