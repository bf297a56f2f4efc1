/** Topics that came as data alone: sanctions and nuclear programmes, in texts of our own, as sentences and as a brief. */
import { describe, expect, it } from 'vitest';
import { buildBrief } from '../../src/briefs/build.ts';
import { data, filled, read } from './reading.ts';

const SANCTIONS_EN =
  'Australia imposed sanctions on four Fijian generals on Tuesday over the coup in Suva. Canberra froze assets worth 90 million dollars. Fiji denied that the measures would change its course. The generals deployed 600 soldiers around parliament. Sugar prices rose.';
const SANCTIONS_HI =
  'ऑस्ट्रेलिया ने तख्तापलट को लेकर मंगलवार को फिजी के चार जनरलों पर प्रतिबंध लगा दिए। कैनबरा ने नौ करोड़ डॉलर की संपत्ति जब्त की। फिजी की सेना ने संसद के पास 600 सैनिक तैनात किए। चीनी के दाम बढ़ गए।';
const NUCLEAR_EN =
  'Brazil and Argentina let inspectors into every nuclear site on Monday, the watchdog in Vienna said. Brazil holds 300 kg of uranium enriched to 20 percent. It denied any plan for a weapon. The army stayed in its barracks.';
const NUCLEAR_HI =
  'ब्राजील ने सोमवार को कहा कि उसका परमाणु कार्यक्रम शांतिपूर्ण है और सेना का उससे कोई संबंध नहीं। एजेंसी के अनुसार उसके पास 300 किलोग्राम यूरेनियम है। अर्जेंटीना के राष्ट्रपति ने युद्ध की आशंका से इनकार किया।';

const holding = (topic: string, text: string, language: string) =>
  read(text, language).topics.map((topics) => topics.includes(topic));

describe('a topic that is data alone', () => {
  it.each([
    ['sanctions', 'en', SANCTIONS_EN, [true, true, true, false, false]],
    ['sanctions', 'hi', SANCTIONS_HI, [true, true, false, false]],
    ['nuclear', 'en', NUCLEAR_EN, [true, true, true, false]],
    ['nuclear', 'hi', NUCLEAR_HI, [true, true, true]],
  ])('%s in %s is found in its sentences and no others', (topic, language, text, expected) => {
    expect(holding(topic, text, language)).toEqual(expected);
  });

  it('fills its slots', () => {
    expect(filled(read(SANCTIONS_EN, 'en'))).toContain('assets_frozen=90000000');
    expect(filled(read(NUCLEAR_EN, 'en'))).toContain('uranium_stock=300');
  });

  it('leaves the topics beside it as they are', () => {
    expect(read(SANCTIONS_EN, 'en').topics[3]).toEqual(['troop-deployment']);
    const text =
      'Peru and Chile signed a defence treaty on Monday. Under it, both will ease sanctions. It takes effect in May.';
    expect(read(text, 'en').topics.map((topics) => topics.includes('treaty'))).toEqual([true, true, true]);
  });

  it.each([
    ['en', 'The league sanctioned the race in Monaco. The nuclear family is out of fashion, the film director said.'],
    ['hi', 'स्कूल ने मोबाइल पर पाबंदी लगा दी। छात्रों ने परीक्षा के बाद फिल्म देखी।'],
  ])('stays out of other fields (%s)', (language, text) => {
    expect(read(text, language).topics.flat()).toEqual([]);
  });

  it.each(['en', 'hi'])('answers a brief in %s', (language) => {
    const source = read(SANCTIONS_EN, 'en', '2025-03-10', 'fiji');
    const article = {
      id: 'fiji',
      title: 'Australia sanctions Fijian generals',
      publisher: 'Own',
      publishedAt: '2025-03-10',
      dateCertainty: 'stated' as const,
      fetchedAt: '2025-03-10T00:00:00.000Z',
      language: 'en',
      text: SANCTIONS_EN,
      contentHash: 'fiji',
      collection: 'own',
    };
    const brief = buildBrief(
      {
        topic: 'sanctions',
        language,
        articles: [{ article, analysis: source }],
        window: {},
        documentsRead: 1,
        now: new Date('2025-03-11T00:00:00Z'),
      },
      data,
    );
    expect(brief.keyPoints.length).toBeGreaterThan(0);
    expect(brief.figures.map(({ slot }) => slot)).toContain('assets_frozen');
  });
});
