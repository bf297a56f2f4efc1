import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorsSchema } from '../../src/data/actors.ts';
import { dataFilesIn, dataPath, readDataFile } from '../../src/data/files.ts';
import { speechSchema } from '../../src/data/speech.ts';
import { compileActors, compileNames } from '../../src/text/names.ts';
import type { Line } from '../../src/text/line.ts';
import { tokenise } from '../../src/text/tokens.ts';

const actors = compileActors(
  dataFilesIn('data/actors').map((name) => readDataFile(dataPath('data/actors', `${name}.yaml`), actorsSchema)),
);
const readers = Object.fromEntries(
  ['en', 'hi'].map((code) => [
    code,
    compileNames(actors, readDataFile(dataPath('data/languages', code, 'speech.yaml'), speechSchema)),
  ]),
);

function lineOf(text: string, kind: Line['sentence']['kind'] = 'sentence'): Line {
  return { text, sentence: { start: 0, end: text.length, index: 0, kind }, tokens: tokenise(text) };
}

/** Names as `words=id`, a demonym marked with a star. */
function read(language: string, text: string, kind?: Line['sentence']['kind']): string[] {
  return readers[language]!.read(lineOf(text, kind)).map(
    (name) => `${text.slice(name.start, name.end)}=${name.id}${name.adjective ? '*' : ''}`,
  );
}

describe('names in Hindi', () => {
  it.each<[string, string[]]>([
    ['नॉर्थ कोरिया में चुनाव हुए', ['नॉर्थ कोरिया=kp']],
    ['उत्तर कोरिया में चुनाव हुए', ['उत्तर कोरिया=kp']],
    ['DPRK में चुनाव हुए', ['DPRK=kp']],
    ['साउथ कोरिया से जहाज चला', ['साउथ कोरिया=kr']],
    ['यू.एस. के साथ वार्ता', ['यू.एस.=us']],
    ['U.S. के साथ वार्ता', ['U.S.=us']],
    ['अमरीका और ब्राज़ील', ['अमरीका=us', 'ब्राज़ील=br']],
    ['अमरीका और ब्राजील', ['अमरीका=us', 'ब्राजील=br']],
    ['मास्को से मॉस्को तक', ['मास्को=moscow', 'मॉस्को=moscow']],
    ['फ़्रांस के शहर', ['फ़्रांस=fr']],
    ['रूसियों की संख्या', ['रूसियों=ru*']],
    ['जापानी जहाज', ['जापानी=jp*']],
    ['केन्या के विदेश मंत्री ने', ['केन्या के विदेश मंत्री=ke:foreign-minister']],
    ['जापानी रक्षा मंत्रालय ने', ['जापानी रक्षा मंत्रालय=jp:defence-ministry']],
    ['टिग्रे की सरकार ने', ['टिग्रे की सरकार=tigray:government']],
    ['पेरू की नौसेना ने', ['पेरू की नौसेना=pe:navy']],
    ['भारत के विदेश मंत्री एस. जयशंकर ने', ['भारत के विदेश मंत्री एस. जयशंकर=s-jaishankar']],
    ['फ्रांसीसी राष्ट्रपति इमैनुएल मैक्रों ने', ['फ्रांसीसी राष्ट्रपति इमैनुएल मैक्रों=emmanuel-macron']],
    ['चिली के वित्त मंत्री रामोन वेगा ने कहा', ['चिली के वित्त मंत्री रामोन वेगा=new:रामोन वेगा']],
    ['राष्ट्रपति भवन के सामने भीड़', ['राष्ट्रपति भवन=presidential-palace']],
    ['नाटो के महासचिव ने', ['नाटो के महासचिव=nato:secretary-general']],
    ['संयुक्त अरब अमीरात और सऊदी अरब', ['संयुक्त अरब अमीरात=ae', 'सऊदी अरब=sa']],
    ['दक्षिण चीन सागर में', ['दक्षिण चीन सागर=south-china-sea']],
    ['चीनी जहाज ताइवान पहुंचे', ['चीनी=cn*', 'ताइवान=tw']],
    ['चीनी मिलों का उत्पादन घटा', []],
    ['चिली सॉस और चीनी का बोरा', []],
    ['जॉर्डन नदी के पार, कांगो नदी में', []],
    ['माली ने बगीचे में फूल लगाए', []],
    ['राघव चड्ढा और मजदूर संघ', []],
    ['अरब देशों और सोवियत संघ में', ['सोवियत संघ=soviet-union']],
    ['नेटो और नाटो', ['नेटो=nato', 'नाटो=nato']],
    ['उ. कोरिया और द. कोरिया ने', ['उ. कोरिया=kp', 'द. कोरिया=kr']],
    ['मॉन्टेनेग्रो, मालदोवा, एस्तोनिया और हेती', ['मॉन्टेनेग्रो=me', 'मालदोवा=md', 'एस्तोनिया=ee', 'हेती=ht']],
    ['दो अरब डॉलर और पांच अरब लोग', []],
    ['उनका चेक बाउंस हो गया', []],
    ['दक्षिण अफ्रीका ने', ['दक्षिण अफ्रीका=za']],
    ['इजरायल, इस्राइल और इजराइल', ['इजरायल=il', 'इस्राइल=il', 'इजराइल=il']],
  ])('reads %s', (text, names) => {
    expect(read('hi', text)).toEqual(names);
  });
});

describe('names in English', () => {
  it.each<[string, string[]]>([
    ['the government of Tigray said', ['government of Tigray=tigray:government']],
    ["Tokyo's defence ministry said", ["Tokyo's defence ministry=jp:defence-ministry"]],
    ['They met in N. Korea on Monday.', ['N. Korea=kp']],
    ['Trade with the U.S. and the UK fell.', ['U.S.=us', 'UK=gb']],
    ['He told us who they were.', []],
    ['The WHO told the US.', ['WHO=who', 'US=us']],
    ['A turkey and a chad were sold with china.', []],
    ['They met Michael Jordan in Jordan.', ['Jordan=jo']],
    ['Farmers in the Jordan Valley said so.', ['Jordan Valley=new:jordan valley']],
    ['A bridge over the Niger River was hit.', ['Niger River=new:niger river']],
    ['It was told to Ms Jordan.', ['Jordan=new:jordan']],
    [
      'Ships crossed the Gulf of Finland and the Gulf of Oman.',
      ['the Gulf of Finland=gulf-of-finland', 'the Gulf of Oman=gulf-of-oman'],
    ],
    ['Frenchmen and Burkina soldiers met.', ['Frenchmen=fr*', 'Burkina=bf']],
    ['They march in May; he polished the guns and roasted a turkey.', []],
    ["Kenya's army left Somalia.", ["Kenya's army=ke:army", 'Somalia=so']],
    ['Kenya\u2019s army left.', ['Kenya\u2019s army=ke:army']],
    ['Peruvian officials and Bolivians agreed.', ['Peruvian officials=pe:officials', 'Bolivians=bo*']],
    ['The foreign minister of Japan spoke.', ['foreign minister of Japan=jp:foreign-minister']],
    ['Japanese Foreign Minister Kenji Mori spoke.', ['Japanese Foreign Minister Kenji Mori=new:kenji mori']],
    ['Chilean Admiral Juan del Rio spoke.', ['Chilean Admiral Juan del Rio=new:juan del rio']],
    ['President Emmanuel Macron left for Lima.', ['President Emmanuel Macron=emmanuel-macron', 'Lima=lima']],
    ["NATO's secretary-general spoke.", ["NATO's secretary-general=nato:secretary-general"]],
    ['They sent Kenya police and buses.', ['Kenya=ke', 'police=police']],
    ['Kenyan military aid reached Goma.', ['Kenyan=ke*', 'Goma=goma']],
    ['The head of the club was hurt.', []],
    [
      'He cited the Andean Border Observatory in Quito.',
      ['Andean Border Observatory=new:andean border observatory', 'Quito=quito'],
    ],
    ['The Council met again.', []],
    ['South Korea and North Korea', ['South Korea=kr', 'North Korea=kp']],
    ['North Korean and Russian envoys', ['North Korean=kp*', 'Russian=ru*']],
    ['The White House and the Kremlin spoke.', ['The White House=white-house', 'the Kremlin=kremlin']],
  ])('reads %s', (text, names) => {
    expect(read('en', text)).toEqual(names);
  });

  it('finds no new names in a heading, where every word may have a capital', () => {
    expect(read('en', 'Leaders Of Andean Trade Council Meet', 'heading')).toEqual([]);
  });

  it('gives a capital, a ministry and a person their state', () => {
    const text = 'Nairobi, the Kenyan defence ministry and William Ruto';
    expect(readers['en']!.read(lineOf(text)).map(({ kind, state }) => [kind, state])).toEqual([
      ['place', 'ke'],
      ['office', 'ke'],
      ['person', 'ke'],
    ]);
  });
});

describe('names in any text', () => {
  const pieces = fc.constantFrom(
    'रूस',
    'के',
    'ने',
    'Russia',
    "'s",
    '’s',
    'U.S.',
    'army',
    'राष्ट्रपति',
    ',',
    '"',
    '\u200d',
    '🙂',
    '\ud800',
    '-',
    'The',
    'Jordan',
    '12',
    ' ',
  );
  it('keeps every name inside the line, in order and without overlap, whatever the mixture', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 24 }), (parts) => {
        const text = parts.join(' ');
        for (const reader of Object.values(readers)) {
          let last = 0;
          for (const name of reader.read(lineOf(text))) {
            expect(name.start).toBeGreaterThanOrEqual(last);
            expect(name.end).toBeGreaterThan(name.start);
            expect(name.end).toBeLessThanOrEqual(text.length);
            last = name.end;
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
