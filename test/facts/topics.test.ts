import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';
import { agreement, compare, reportsOf } from './topic-tables.ts';

const topicsOf = (text: string, language: string) => read(text, language).topics;

describe('topics', () => {
  it('finds several topics in one war report, each in its own sentence', () => {
    const text =
      'Chile and Egypt signed a defence treaty. Egypt supplied 500 missiles to Chile. Chile deployed 900 soldiers on the border. The president thanked the cooks.';
    expect(topicsOf(text, 'en')).toEqual([['treaty'], ['munitions'], ['troop-deployment'], []]);
  });

  it('reads the same in Hindi', () => {
    const text =
      'चिली और मिस्र ने रक्षा संधि पर हस्ताक्षर किए। मिस्र ने चिली को 500 मिसाइलें सौंपीं। चिली ने सीमा पर 900 सैनिक तैनात किए।';
    expect(topicsOf(text, 'hi')).toEqual([['treaty'], ['munitions'], ['troop-deployment']]);
  });

  it.each([
    [
      'en',
      'The captain scored 80 runs and the team won the match by 4 wickets. The bowlers fired in ten overs. The league table was shelled out.',
    ],
    [
      'en',
      'Shares fell 3 percent and the index lost 400 points. Investors sold 2 million shares on Monday. The weather department warned of rain.',
    ],
    ['hi', 'कप्तान ने 80 रन बनाए और टीम ने 4 विकेट से मैच जीता। गेंदबाजों ने दस ओवर में हमला बोला।'],
    ['hi', 'सेंसेक्स 400 अंक गिरा और निवेशकों ने 20 लाख शेयर बेचे। मौसम विभाग ने बारिश की चेतावनी दी।'],
  ])('keeps a report of another kind out altogether (%s)', (language, text) => {
    expect(topicsOf(text, language).flat()).toEqual([]);
  });

  it('gives a shared verb to what stands nearest to it', () => {
    const text =
      'Kenya signed a defence treaty with Egypt. Egypt sent 18 tanks to the Kenyan army in May. Kenya sent arms and soldiers to Chad.';
    expect(topicsOf(text, 'en')).toEqual([['treaty'], ['munitions'], ['munitions', 'troop-deployment']]);
  });

  it('lets what somebody says right behind the main matter go on about it, once', () => {
    const text =
      'Peru deployed 900 soldiers on the border with Chile. A senator in Lima said that the generals had slept for too long. A poet in Quito said that the hills were green.';
    expect(topicsOf(text, 'en')).toEqual([['troop-deployment'], ['troop-deployment'], []]);
  });

  it('takes the topic of the title for a first sentence without any word of one', () => {
    const { topics } = read(
      'After eight months of talks Kenya and Egypt are done. Egypt will deliver 40 howitzers. The army and the foreign ministry kept silent.',
      'en',
      '2025-03-10',
      'own',
      'Kenya buys howitzers from Egypt',
    );
    expect(topics[0]).toEqual(['munitions']);
  });

  it('lets a denial go on about the sentence before', () => {
    const text =
      'Kenya says Egypt supplied 500 missiles to Chile. Egypt denied it. The army and the war ministry kept silent.';
    expect(topicsOf(text, 'en')[1]).toEqual(['munitions']);
  });
});

describe.each(['en', 'hi'])('reports in %s', (language) => {
  const reports = reportsOf(language);
  const about = reports.filter(({ distractor }) => !distractor);
  const others = reports.filter(({ distractor }) => distractor);

  it('are enough, of many kinds', () => {
    expect(reports.length).toBeGreaterThanOrEqual(40);
    expect(others.length).toBeGreaterThanOrEqual(15);
  });

  it('hold the topics that a reader sees in them', () => {
    const results = about.map((report) => compare(report, language));
    expect(agreement(results)).toBeGreaterThanOrEqual(0.93);
  });

  it.each(others)('$name holds none', (report) => {
    expect(compare(report, language).wrong).toEqual([]);
  });
});

describe('reasons', () => {
  it('stand beside the topics: words, a slot, or the sentence it is carried from', () => {
    const text =
      'Egypt supplied 500 missiles to Chile. It did not say when. Chile deployed 900 soldiers on the border.';
    const { topics, topicReasons } = read(text, 'en');
    expect(topics).toEqual([['munitions'], ['munitions'], ['troop-deployment']]);
    expect(topicReasons?.map(([reason]) => reason)).toEqual([
      'pair: missiles + supplied',
      'carried from 0: answer',
      'pair: soldiers + deployed',
    ]);
  });
});
