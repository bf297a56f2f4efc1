import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf, tongues } from './speech-reading.ts';

/** `name: polarity` of each claim. */
function said(language: string, ...sentences: string[]): string[] {
  return claimsOf(language, sentences).claims.map((claim) => `${claim.name}: ${claim.polarity}`);
}

const HINDI: [sentence: string, claims: string[]][] = [
  ['पेरू ने कहा कि उसके 40 जवान लौट आए हैं।', ['पेरू: asserts']],
  ['पेरू के रक्षा मंत्रालय ने बताया कि पुल टूट गया।', ['पेरू के रक्षा मंत्रालय: asserts']],
  ['केन्या की सेना के अनुसार 12 ट्रक पकड़े गए।', ['केन्या की सेना: asserts']],
  ['नौसेना के मुताबिक, तीन जहाज डूबे।', ['नौसेना: asserts']],
  ['दो अधिकारियों के हवाले से एक अखबार ने लिखा कि वार्ता टल गई।', ['दो अधिकारियों: asserts', 'एक अखबार: asserts']],
  ['घाना का अनुमान है कि 300 लोग भागे हैं।', ['घाना: estimates']],
  ['विशेषज्ञों का मानना है कि संख्या बढ़ेगी।', ['विशेषज्ञों: estimates']],
  ['चिली का कहना है कि सीमा बंद है।', ['चिली: asserts']],
  ['एक स्थानीय संगठन का दावा है कि 80 घर जले।', ['एक स्थानीय संगठन: asserts']],
  ['विद्रोहियों ने 15 सैनिकों को पकड़ने का दावा किया।', ['विद्रोहियों: asserts']],
  ['क्यूबा ने चेतावनी दी कि वह चुप नहीं बैठेगा।', ['क्यूबा: warns']],
  ['बोलीविया ने पड़ोसियों को चेताया कि सीमा न लांघें।', ['बोलीविया: warns']],
  ['मंत्री ने आगाह किया कि बाढ़ आ सकती है।', ['मंत्री: warns']],
  ['फिजी ने नौ नाविकों की मौत की पुष्टि की।', ['फिजी: confirms']],
  ['कप्तान ने स्वीकार किया कि जहाज देर से पहुंचा।', ['कप्तान: confirms']],
  ['मोरक्को ने इस आरोप से साफ इनकार किया।', ['मोरक्को: denies']],
  ['मोरक्को ने रिपोर्ट का खंडन किया।', ['मोरक्को: denies']],
  ['कंपनी ने आरोपों को बेबुनियाद बताया।', ['कंपनी: denies']],
  ['अंगोला ने इन खबरों को खारिज कर दिया।', ['अंगोला: denies']],
  ['नेपाल ने बैठक से इनकार नहीं किया।', ['नेपाल: does-not-deny']],
  ['घाना की सरकार ने टिप्पणी करने से इनकार कर दिया।', ['घाना की सरकार: declines-to-answer']],
  ['मंत्रालय ने संख्या बताने से परहेज किया।', ['मंत्रालय: declines-to-answer']],
  ['दूतावास ने सवालों का जवाब नहीं दिया।', ['दूतावास: declines-to-answer']],
  ['पुलिस ने इसकी पुष्टि नहीं की।', ['पुलिस: declines-to-answer']],
  ['केन्या ने नए बंदरगाह की घोषणा की।', ['केन्या: asserts']],
  ['राष्ट्रपति विलियम रूटो ने इसे ऐतिहासिक कदम के रूप में वर्णित किया।', ['राष्ट्रपति विलियम रूटो: asserts']],
  ['महासचिव ने सूखे के खतरे पर प्रकाश डाला।', ['महासचिव: asserts']],
  ['पनामा ने जहाजों की देरी पर चिंता जताई।', ['पनामा: asserts']],
  ['उपग्रह चित्रों से पता चलता है कि सड़क बन चुकी है।', ['उपग्रह चित्रों: asserts']],
  ['केन्याई खुफिया एजेंसी से मिली जानकारी के अनुसार 70 लड़ाके बचे हैं।', ['केन्याई खुफिया एजेंसी: asserts']],
  ['जानकारी के मुताबिक आग सुबह लगी।', ['unnamed: asserts']],
  ['माना जाता है कि टापू पर 20 लोग रहते हैं।', ['unnamed: estimates']],
  ['सौदे की कीमत दो करोड़ डॉलर बताई जा रही है।', ['unnamed: asserts']],
  ['चालक ने कथित तौर पर सिग्नल तोड़ा।', ['unnamed: asserts']],
  ['पुल पर चार करोड़ रुपये खर्च होने का अनुमान है।', ['unnamed: estimates']],
  ['घाना के मंत्रालय के बयान में हमले को कायराना बताया गया है।', ['घाना के मंत्रालय: asserts']],
  ['एक नई रिपोर्ट में कहा गया है कि बांध कमजोर है।', ['एक नई रिपोर्ट: asserts']],
  ['हालांकि पेरू ने कहा कि वह तैयार है।', ['पेरू: asserts']],
  ['इस बीच सोमवार को चिली ने कहा कि वह तैयार है।', ['चिली: asserts']],
  ['पेरू और चिली ने कहा कि वे तैयार हैं।', ['पेरू और चिली: asserts']],
  ['पेरू, चिली और ब्राजील ने कहा कि वे तैयार हैं।', ['पेरू, चिली और ब्राजील: asserts']],
  ['पेरू ने राजदूत को बुलाया और कहा कि जवाब मिलेगा।', ['पेरू: asserts']],
  ['घाना ने कहा कि उसका एक भी जवान वहां नहीं है।', ['घाना: denies']],
  ['घाना ने चेतावनी देते हुए कहा कि बांध टूट सकता है।', ['घाना: warns']],
  ['समिति (जिसका गठन हाल में हुआ) ने कहा कि जांच होगी।', ['समिति: asserts']],
  ["निगरानी समूह 'नदी बचाओ' का दावा है कि पानी घटा।", ["निगरानी समूह 'नदी बचाओ: asserts"]],
  // Nothing is said here.
  ['पेरू ने तीन जहाज भेजे।', []],
  ['पेरू के खिलाफ मैच बुधवार को है।', []],
  ['दोनों देशों ने संधि पर हस्ताक्षर किए।', []],
  ['नियम के अनुसार दुकान आठ बजे बंद होती है।', []],
  ['इस खबर की स्वतंत्र पुष्टि नहीं हो सकी।', []],
  ['उसने दुकान साफ की और घर गया।', []],
  ['संधि की पुष्टि करने के बाद संसद उठ गई।', []],
];

const ENGLISH: [sentence: string, claims: string[]][] = [
  [
    'Togo has sent 1,400 soldiers to Benin, the rebel Northern Liberation Forces said on Saturday.',
    ['the rebel Northern Liberation Forces: asserts'],
  ],
  ['Peru said 40 of its soldiers had come home.', ['Peru: asserts']],
  ['Peru said on Monday that the bridge had fallen.', ['Peru: asserts']],
  ['On Friday, Peru said it had closed the road.', ['Peru: asserts']],
  ["Kenya's defence ministry says 12 trucks were seized.", ["Kenya's defence ministry: asserts"]],
  ['Twelve trucks were seized, the Kenyan army said.', ['the Kenyan army: asserts']],
  ['Twelve trucks were seized, the Kenyan army said on Monday, near the lake.', ['the Kenyan army: asserts']],
  ['"We are ready," said Maria Quispe, the mayor.', ['Maria Quispe: asserts']],
  ['The mayor, Maria Quispe, said the dam had held.', ['The mayor, Maria Quispe: asserts']],
  ['According to the port authority, three ships sank.', ['the port authority: asserts']],
  ['Three ships sank, according to two harbour pilots, in the night.', ['two harbour pilots: asserts']],
  ['Ghana estimates that 300 people have fled.', ['Ghana: estimates']],
  ['The commission put the number at about 900.', ['The commission: estimates']],
  ['Analysts believe the number will grow.', ['Analysts: estimates']],
  ['The island has 60 guards, by the reckoning of local fishermen.', ['local fishermen: estimates']],
  ['Cuba warned that it would not wait.', ['Cuba: warns']],
  ['Cuba has repeatedly warned its neighbours.', ['Cuba: warns']],
  ['Fiji confirmed the death of nine sailors.', ['Fiji: confirms']],
  ['The captain admitted the ship had been late.', ['The captain: confirms']],
  ['Morocco denied the report.', ['Morocco: denies']],
  ['Morocco has again denied sending trucks.', ['Morocco: denies']],
  ['Morocco rejected claims that it had closed the pass.', ['Morocco: denies']],
  ['Nepal did not deny the meeting.', ['Nepal: does-not-deny']],
  ["Ghana's government declined to comment.", ["Ghana's government: declines-to-answer"]],
  ['The ministry would neither confirm nor deny the sale.', ['The ministry: declines-to-answer']],
  ['The embassy did not immediately respond to questions.', ['The embassy: declines-to-answer']],
  ['The company refused to say how many buses it had bought.', ['The company: declines-to-answer']],
  ['Ghana said it had no troops in the valley.', ['Ghana: denies']],
  ['Ghana said there were no casualties.', ['Ghana: asserts']],
  ['Ghana said there would be consequences.', ['Ghana: warns']],
  ['Kenya announced a new port.', ['Kenya: asserts']],
  ['The general told reporters the road was open.', ['The general: asserts']],
  ['Angola claims that the pilot was drunk.', ['Angola: asserts']],
  ['The driver reportedly ran a red light.', ['unnamed: asserts']],
  ['Twenty people are believed to live on the island.', ['unnamed: estimates']],
  ['The damage is estimated at two million pesos.', ['unnamed: estimates']],
  ['Meanwhile, Chile said it was ready.', ['Chile: asserts']],
  ['Peru and Chile said they were ready.', ['Peru and Chile: asserts']],
  ['Peru recalled its envoy and said the talks were over.', ['Peru: asserts']],
  ['Ghana said the ship was empty, denying that it carried arms.', ['Ghana: asserts', 'Ghana: denies']],
  ['A charity that feeds children said 80 homes had burnt.', ['A charity that feeds children: asserts']],
  ['Reuters reported, citing two officials, that talks had stopped.', ['Reuters: asserts', 'two officials: asserts']],
  ['Peru said Chile had denied the theft.', ['Peru: asserts', 'Chile: denies']],
  // Nothing is said here.
  ['Peru sent three ships.', []],
  ['The two sides signed a treaty.', []],
  ['The claims were settled out of court.', []],
  ['The shop closes at eight, according to schedule.', []],
  ['The club put off the match, citing rain.', []],
  ['He was told to leave the field.', []],
  ['The striker, reported injured, trained alone.', []],
];

describe('who says what in Hindi', () => {
  it.each(HINDI)('%s', (sentence, claims) => {
    expect(said('hi', sentence)).toEqual(claims);
  });
});

describe('who says what in English', () => {
  it.each(ENGLISH)('%s', (sentence, claims) => {
    expect(said('en', sentence)).toEqual(claims);
  });
});

describe('how far a saying reaches', () => {
  it.each<[string, string, string[]]>([
    ['hi', 'सर्वे के दौरान पेरू ने कहा कि 40 लोग लौटे।', ['40 लोग लौटे।']],
    ['hi', 'पेरू ने 40 लोगों के लौटने का दावा किया, जबकि 9 लापता हैं।', ['40 लोगों के लौटने का']],
    ['hi', 'पेरू के अनुसार 40 लोग लौटे, जबकि 9 लापता हैं।', ['पेरू के अनुसार 40 लोग लौटे']],
    ['hi', 'संधि के अनुसार 40 जहाज लौटेंगे।', ['के अनुसार']],
    ['en', 'Peru said on Monday that 40 people had left.', ['40 people had left.']],
    ['en', 'Forty people had left by noon, Peru said.', ['Forty people had left by noon,']],
    [
      'en',
      'Forty people had left, according to Peru, while 9 are missing.',
      ['Forty people had left, according to Peru'],
    ],
    ['en', 'Peru said Chile had denied the theft.', ['Chile had denied the theft.', 'the theft.']],
  ])('%s: %s', (language, sentence, scopes) => {
    const { text, claims } = claimsOf(language, [sentence]);
    expect(claims.map(({ scope }) => text.slice(scope.start, scope.end))).toEqual(scopes);
  });
});

describe('the actor of a claim', () => {
  it.each<[string, string, string | undefined]>([
    ['hi', 'चिली के विदेश मंत्री गैब्रियल सोटो ने कहा कि वार्ता होगी।', 'new:गैब्रियल सोटो'],
    ['hi', 'नैरोबी ने कहा कि वार्ता होगी।', 'ke'],
    ['hi', 'केन्या के रक्षा मंत्रालय ने कहा कि वार्ता होगी।', 'ke:defence-ministry'],
    ['hi', 'एक फ्रांसीसी वैज्ञानिक ने कहा कि बर्फ पिघली।', undefined],
    ['en', 'Nairobi said the road was open.', 'ke'],
    ['en', 'Emmanuel Macron said the road was open.', 'emmanuel-macron'],
    ['en', 'The Kenyan foreign ministry said the road was open.', 'ke:foreign-ministry'],
    ['en', 'A French botanist said the road was open.', undefined],
    ['en', 'Peru and Chile said the road was open.', undefined],
  ])('%s: %s', (language, sentence, actor) => {
    expect(claimsOf(language, [sentence]).claims[0]?.actor).toBe(actor);
  });
});

describe('what is carried from sentence to sentence', () => {
  it('resolves a pronoun that can mean only one claimant', () => {
    expect(said('hi', 'राष्ट्रपति विलियम रूटो ने कहा कि सड़क बनेगी।', 'उन्होंने चेतावनी दी कि देर होगी।')).toEqual([
      'राष्ट्रपति विलियम रूटो: asserts',
      'राष्ट्रपति विलियम रूटो: warns',
    ]);
    expect(said('en', 'William Ruto said the road was open.', 'He warned of floods.')).toEqual([
      'William Ruto: asserts',
      'William Ruto: warns',
    ]);
  });

  it('marks a carried claim and keeps the span of the pronoun', () => {
    const { text, claims } = claimsOf('en', ['William Ruto said the road was open.', 'He warned of floods.']);
    expect(claims[1]).toMatchObject({ carried: true, actor: 'william-ruto' });
    expect(text.slice(claims[1]!.claimant!.start, claims[1]!.claimant!.end)).toBe('He');
  });

  it('carries the one who acted when nobody had spoken', () => {
    expect(said('hi', 'विलियम रूटो ने पुल का दौरा किया।', 'उन्होंने कहा कि काम तेज होगा।')).toEqual(['विलियम रूटो: asserts']);
  });

  it.each<[string, string[], string | undefined]>([
    ['en', ['Kenya has called home 40 soldiers.', 'Its defence ministry said they had left.'], 'ke:defence-ministry'],
    ['hi', ['केन्या ने 40 जवान बुला लिए।', 'उसके रक्षा मंत्रालय ने कहा कि वे लौट आए।'], 'ke:defence-ministry'],
    ['en', ['Kenya met Uganda.', 'Its defence ministry said they had left.'], 'defence-ministry'],
    ['hi', ['केन्या और युगांडा मिले।', 'उसके रक्षा मंत्रालय ने कहा कि वे लौट आए।'], 'defence-ministry'],
  ])('gives an office its state when only one is in reach (%s: %s)', (language, sentences, actor) => {
    expect(claimsOf(language, sentences).claims[0]?.actor).toBe(actor);
  });

  it('knows no person by whose kin or aide speaks', () => {
    expect(claimsOf('en', ["Emmanuel Macron's brother said the road was open."]).claims[0]?.actor).toBeUndefined();
    expect(claimsOf('hi', ['विलियम रूटो की बहन ने कहा कि सड़क खुली है।']).claims[0]?.actor).toBeUndefined();
  });

  it('leaves a pronoun alone when two people may be meant', () => {
    expect(
      said('en', 'William Ruto said yes, but Emmanuel Macron said no to the plan.', 'He warned of floods.').at(-1),
    ).toBe('He: warns');
  });

  it('knows a lone noun again', () => {
    expect(
      said('en', 'A Kenyan security official said 12 trucks were seized.', 'The official added a warning.'),
    ).toEqual(['A Kenyan security official: asserts', 'A Kenyan security official: asserts']);
    expect(said('hi', 'एक स्थानीय संगठन का दावा है कि घर जले।', 'संगठन के मुताबिक 80 लोग भागे।')).toEqual([
      'एक स्थानीय संगठन: asserts',
      'एक स्थानीय संगठन: asserts',
    ]);
  });

  it('carries a quotation until it closes', () => {
    const { text, claims } = claimsOf('hi', ['घाना ने कहा, “हम तैयार हैं।', 'हमारे 30 जहाज चल चुके हैं।”', 'मौसम साफ है।']);
    expect(claims.map(({ sentence, name, rule }) => [sentence, name, rule])).toEqual([
      [0, 'घाना', 'says-plain'],
      [1, 'घाना', 'quotation'],
    ]);
    expect(text.slice(claims[1]!.scope.start, claims[1]!.scope.end)).toBe('हमारे 30 जहाज चल चुके हैं।”');
  });

  it('gives the first sentence of a quotation to the speaker named after its last', () => {
    const { claims } = claimsOf('en', ['"We have 30 ships.', 'More will come," the Ghanaian navy said.']);
    expect(claims.map(({ sentence, name }) => [sentence, name]).sort()).toEqual([
      [0, 'the Ghanaian navy'],
      [1, 'the Ghanaian navy'],
    ]);
  });

  it('ends a quotation that a paragraph leaves open', () => {
    expect(claimsOf('hi', ['घाना ने कहा, “हम तैयार हैं।', 'मौसम साफ है।'], '\n').claims).toHaveLength(1);
  });
});

describe('claims in any text', () => {
  const pieces = fc.constantFrom(
    'रूस',
    'ने',
    'कहा',
    'कि',
    'के अनुसार',
    'उन्होंने',
    'माना जाता है',
    'Peru',
    'said',
    'that',
    'according to',
    'he',
    'denied',
    ',',
    '"',
    '\u201c',
    '\u201d',
    "''",
    '(',
    ')',
    '\u200d',
    '🙂',
    '\udc00',
    '12',
    'and',
    '।',
  );
  it('keeps every span inside the text and never throws, whatever the mixture', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), { maxLength: 5 }), (parts) => {
        for (const language of Object.keys(tongues)) {
          const { text, claims } = claimsOf(
            language,
            parts.map((words) => words.join(' ')),
          );
          for (const { claimant, verb, scope } of claims)
            for (const span of [verb, scope, ...(claimant ? [claimant] : [])]) {
              expect(span.start).toBeGreaterThanOrEqual(0);
              expect(span.end).toBeGreaterThan(span.start);
              expect(span.end).toBeLessThanOrEqual(text.length);
            }
        }
      }),
      { numRuns: 200 },
    );
  });
});
