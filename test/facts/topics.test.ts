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

  it.each([
    // A phrasal verb hands nothing over, a force that a paper comes into is no soldiers'.
    ['Six warships of Peru make up the flotilla off Chile, the navy in Lima said.', ['troop-deployment']],
    ['Peru said that its destroyers carried out a naval drill near the coast of Chile.', ['regional-warnings']],
    ['The treaty of Lima cannot enter into force until both parliaments pass it.', ['treaty']],
    // Who is counted and where they stand, without a verb of sending.
    ['Peru has 4,000 service members afloat, the army told reporters.', ['troop-deployment']],
    ['Nine jets of Peru have been operating from an airfield in Chile, the air force said.', ['troop-deployment']],
    ['Peru gave Chile two days to leave the island or face its navy.', ['regional-warnings']],
    // Vehicles are posted, and they are handed over.
    ['Peru shipped 30 armoured vehicles and ammunition to Chile, monitors said.', ['munitions']],
  ])('reads %s', (sentence, topics) => {
    const before =
      'Peru signed a defence treaty with Chile. Peru deployed 900 soldiers on the border with Chile. Peru supplied 500 missiles to Chile. ';
    expect(topicsOf(before + sentence, 'en')[3]).toEqual(topics);
  });

  it.each([
    ['पेरू के सेनापति ने कहा कि चिली में उसके 700 फौजी पहले से चिली की सरजमीं पर हैं।', ['troop-deployment']],
    ['पेरू ने अपना जंगी बेड़ा चिली के पास उतार रखा है।', ['troop-deployment']],
    ['पेरू की संसद में यह मुआहिदा 60 मतों से पारित हुआ।', ['treaty']],
    ['एक अस्पताल के सूत्र ने सोमवार को 11 शवों की बात कही।', ['troop-deployment']],
    ['कच्चे तेल की कीमत इस हफ्ते 2 प्रतिशत चढ़ी।', []],
  ])('reads %s', (sentence, topics) => {
    const before =
      'पेरू और चिली ने रक्षा संधि पर हस्ताक्षर किए। पेरू ने चिली की सीमा पर 900 सैनिक तैनात किए। पेरू ने चिली को 500 मिसाइलें सौंपीं। ';
    expect(topicsOf(before + sentence, 'hi')[3]).toEqual(topics);
  });

  it('lets an answer go on about what the sentence before says itself, not what it refers back to', () => {
    const text =
      'Chilean jets violated the airspace of Peru. Chilean jets crossed the border of Peru again. The jets hit a port to which Chile had shipped 500 missiles and rifles. Chile denied it.';
    expect(topicsOf(text, 'en').slice(1)).toEqual([
      ['regional-warnings'],
      ['munitions', 'regional-warnings'],
      ['munitions'],
    ]);
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
