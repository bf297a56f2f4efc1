/**
 * Which events are told plainly enough to be said in other words. Every way of not doing something is a way that no list may know:
 * a sentence that holds one is quoted.
 */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/facts/analysis.ts';
import { read } from './reading.ts';

function languageOf(text: string): string {
  return /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
}

/** Whether a composer may say the event as done. */
function mayBeSaid({ untold, doubted, negated, status }: Frame): boolean {
  return !untold && !doubted && !negated && status === 'done';
}

const undone = [
  'An earlier version of this story said that 12 Kenyan soldiers were killed in Haiti.',
  'इस ख़बर के पिछले संस्करण में कहा गया था कि हैती में केन्या के 12 सैनिक मारे गए।',
  'Fewer than nine of the 40 tanks the US gave Peru still run, a Peruvian officer claimed.',
  'Peru has lost most of the 40 tanks which the US supplied to Peru, an officer said.',
  'Only 9 of the 40 tanks the United Kingdom gave Peru are left.',
  'Fewer than nine of the 40 drones Brazil supplied to Peru still fly, a Peruvian officer claimed.',
  'The 40 drones that Brazil supplied to Peru are useless, a Peruvian officer said.',
  'Some of the tanks Brazil gave Peru have broken down.',
  'About 900 of the 3,000 soldiers Kenya deployed in Haiti have left, an official said.',
  'An official said that 60 of the 200 missiles Brazil sold to Peru were duds.',
  'ब्राज़ील ने पेरू को जो 40 ड्रोन सौंपे थे उनमें से नौ ही उड़ते हैं।',
  'एक अधिकारी ने कहा कि जो 200 ड्रोन ब्राज़ील ने पेरू को सौंपे थे उनमें से 60 बेकार हैं।',
  'पेरू के एक अधिकारी ने दावा किया कि ब्राज़ील ने जो 40 ड्रोन पेरू को सौंपे थे, उनमें से 9 ही बचे हैं।',
  'Brazil came close to supplying 300 drones to Peru.',
  'Brazil stopped short of supplying 300 drones to Peru.',
  'Brazil was about to supply 300 drones to Peru.',
  'Brazil was meant to supply 300 drones to Peru.',
  'Brazil was to have supplied 300 drones to Peru.',
  'Brazil is yet to supply 300 drones to Peru.',
  'Brazil has yet to supply 300 drones to Peru.',
  'Brazil half supplied 300 drones to Peru.',
  'Brazil barely supplied 300 drones to Peru.',
  'Brazil never quite supplied 300 drones to Peru.',
  'Brazil pretended to supply 300 drones to Peru.',
  'Brazil dreamed that Chile supplied 300 drones to Peru.',
  'It is a legend that Brazil supplied 300 drones to Peru.',
  'Brazil mulled supplying 300 drones to Peru.',
  'Brazil considered supplying 300 drones to Peru.',
  'Brazil held off supplying 300 drones to Peru.',
  'Brazil balked at supplying 300 drones to Peru.',
  'Brazil virtually supplied 300 drones to Peru.',
  'Brazil put off deploying 900 soldiers to Peru.',
  'Brazil withheld 900 soldiers to Peru.',
  'Brazil called back 900 troops to Peru.',
  'Brazil debated sending 900 troops to Peru.',
  'Brazil was asked to deploy 900 soldiers to Peru.',
  'Brazil offered to supply 300 drones to Peru.',
  'Brazil sought to supply 300 drones to Peru.',
  'Brazil tried to supply 300 drones to Peru.',
  "Brazil's deployment of 900 soldiers to Peru fell through.",
  "Kenya's ratification of the defence treaty with Peru was blocked.",
  'Kenya came close to ratification of the defence treaty with Peru.',
  'Kenya and Peru came within a day of signing a defence treaty.',
  'Kenya and Peru were to sign a defence treaty on 3 March 2025.',
  'Kenya and Peru nearly signed a defence treaty on 3 March 2025.',
  'Kenya and Peru all but signed a defence treaty.',
  'Kenya and Peru missed signing a defence treaty.',
  'Kenya scrubbed a military exercise with Peru.',
  'Kenya put off a military exercise with Peru.',
  'Kenya shunned a military exercise with Peru.',
  'In Peru, 70 soldiers narrowly avoided being killed.',
  'In Peru, 70 soldiers were nearly killed.',
  'In Peru, 70 soldiers would be killed.',
  'In Peru, 70 soldiers feared they would be killed.',
  'In Peru, 70 soldiers thought killed turned up alive.',
  'In Peru, 70 soldiers were wrongly reported killed.',
  'ब्राज़ील पेरू को 300 ड्रोन सौंपते-सौंपते रह गया।',
  'ब्राज़ील पेरू को 300 ड्रोन सौंपने ही वाला था।',
  'ब्राज़ील पेरू को 300 ड्रोन मुहैया कराते-कराते पीछे हट गया।',
  'ब्राज़ील पेरू को 300 ड्रोन मुहैया कराता अगर पैसे मिलते।',
  'ब्राज़ील ने पेरू को 300 ड्रोन मुहैया कराए होते।',
  'केन्या और पेरू के बीच रक्षा संधि पर हस्ताक्षर होते-होते रह गए।',
  'केन्या ने पेरू के साथ रक्षा संधि पर हस्ताक्षर टाल दिए।',
  'केन्या ने पेरू के साथ रक्षा संधि पर हस्ताक्षर से पल्ला झाड़ा।',
  'केन्या ने पेरू के साथ रक्षा संधि को मंजूरी देते-देते हाथ खींच लिए।',
  'केन्या ने पेरू के साथ युद्धाभ्यास टाल दिया।',
  'केन्या ने पेरू के साथ युद्धाभ्यास से किनारा किया।',
  'पेरू में 70 सैनिक मारे जाते-जाते बचे।',
  'पेरू में 70 सैनिक मारे गए माने गए थे, पर वे जिंदा निकले।',
  'ब्राज़ील ने पेरू में 900 सैनिक तैनात करने का विचार छोड़ा।',
  'ब्राज़ील ने पेरू में 900 सैनिक तैनात करने चाहे।',
  'ब्राज़ील ने पेरू में 900 सैनिकों की तैनाती टाली।',
  'ब्राज़ील ने पेरू में 900 सैनिकों की तैनाती का मसला उठाया।',
  'Brazil had been spared supplying 300 drones to Peru.',
  'Brazil toyed with supplying 300 drones to Peru.',
  'Brazil was talked into having supplied 300 drones to Peru.',
  'Only in a cartoon has Brazil supplied 300 drones to Peru.',
  'Had Brazil supplied 300 drones to Peru, the war would be over.',
  'Brazil might as well have supplied 300 drones to Peru.',
  'As if Brazil supplied 300 drones to Peru.',
  'Brazil supplied 300 drones to Peru in a board game.',
  'Brazil as good as supplied 300 drones to Peru.',
  'Brazil was on the verge of having supplied 300 drones to Peru.',
  'No sooner had Brazil supplied 300 drones to Peru than it regretted it.',
  'Few believe Brazil supplied 300 drones to Peru.',
  'Nobody has shown that Brazil supplied 300 drones to Peru.',
  'Chile asked whether Brazil supplied 300 drones to Peru.',
  'Chile wondered if Brazil supplied 300 drones to Peru.',
  'Chile will act when Brazil has supplied 300 drones to Peru.',
  'Chile will act once Brazil has supplied 300 drones to Peru.',
  'Until Brazil has supplied 300 drones to Peru, nothing will move.',
  'Kenya has shelved the defence treaty Peru signed.',
  "Kenya's refusal meant Peru signed no defence treaty.",
  'Kenya signed away its defence treaty with Peru.',
  'Kenya signed off on talks about a defence treaty with Peru.',
  'Kenya signed up to discuss a defence treaty with Peru.',
  "Kenya's cabinet, not its parliament, ratified the defence treaty with Peru.",
  'In Peru, some 70 soldiers were as good as killed.',
  'In Peru, 70 soldiers survived being killed.',
  'Kenya warned off a treaty with Peru.',
  'Kenya stopped short of warning that the treaty was dead.',
  'ब्राज़ील ने पेरू को लगभग 300 ड्रोन सौंप ही दिए थे कि युद्ध रुक गया।',
  'ब्राज़ील ने मानो पेरू को 300 ड्रोन सौंप दिए।',
  'कहानी है कि ब्राज़ील ने पेरू को 300 ड्रोन सौंपे।',
  'किसी को यकीन नहीं कि ब्राज़ील ने पेरू को 300 ड्रोन सौंपे।',
  'सवाल है कि क्या ब्राज़ील ने पेरू को 300 ड्रोन सौंपे।',
  'जब ब्राज़ील पेरू को 300 ड्रोन सौंप दिए जाएंगे तब बात होगी।',
  'काश ब्राज़ील ने पेरू को 300 ड्रोन सौंप दिए होते।',
  'ब्राज़ील ने पेरू को 300 ड्रोन सौंपे जाने का सपना देखा।',
  'ब्राज़ील ने पेरू को 300 ड्रोन सौंपे तो जंग होगी।',
  'ब्राज़ील ने पेरू को 300 ड्रोन सौंपे बिना ही हाथ खड़े किए।',
  'केन्या ने पेरू के साथ रक्षा संधि पर हस्ताक्षर की रस्म टाली।',
  'केन्या ने पेरू के साथ युद्धाभ्यास की घोषणा वापस ली।',
  'केन्या ने पेरू के साथ युद्धाभ्यास में नहीं जाने की ठानी।',
  'पेरू में 70 सैनिक मारे गए होते अगर पुल टूटता।',
  'ब्राज़ील ने पेरू में 900 सैनिक तैनात कर ही दिए होते।',
  'ब्राज़ील ने चेतावनी देते-देते कदम खींचे कि संधि टूटेगी।',
];

/** Not even the event is found in these: their verb or noun is turned by what follows it. */
const eventless = [
  'ब्राज़ील ने पेरू को 300 ड्रोन सौंपने से हाथ खींच लिया।',
  'ब्राज़ील पेरू को 300 ड्रोन सौंपने वाला था।',
  'ब्राज़ील ने पेरू को 300 ड्रोन सौंपने का नाटक किया।',
  'ब्राज़ील पेरू को 300 ड्रोन सौंपने से चूक गया।',
  'ब्राज़ील ने पेरू को 300 ड्रोन मुहैया कराने का मन बनाया।',
  'ब्राज़ील ने पेरू को 300 ड्रोन मुहैया कराने पर विचार किया।',
  'केन्या ने पेरू के साथ रक्षा संधि को मंजूरी देने का वादा तोड़ा।',
  'केन्या ने पेरू के साथ रक्षा संधि की मंजूरी लटकाई।',
  'पेरू के 70 सैनिक बाल-बाल बचे।',
  'पेरू में 70 सैनिक मारे जाने से बच गए।',
  'केन्या ने पेरू के साथ रक्षा संधि को मंजूरी दिलाने में देरी की।',
  'पेरू में 70 सैनिकों के मारे जाने का डर था।',
];

const done = [
  'On Friday the US supplied 300 drones to Peru.',
  'Kenya said the US had supplied 300 drones to Peru.',
  'According to Kenya, 70 Peruvian soldiers have been killed.',
  'At least 70 Peruvian soldiers were killed in the raid.',
  'Brazil and Chile jointly supplied 300 drones to Peru.',
  'Brazil deployed 900 soldiers to Peru.',
  'Brazil has already supplied 300 drones to Peru.',
  'Brazil has secretly shipped 300 drones to Peru.',
  'Brazil on Friday supplied 300 drones to Peru.',
  'Brazil sent 900 troops to Peru.',
  'Brazil supplied 300 drones to Peru.',
  'In Peru, 70 soldiers were killed.',
  'Kenya and Peru signed a defence treaty on 3 March 2025.',
  'Kenya began a joint military exercise with Peru on Monday.',
  'Kenya held a military exercise with Peru.',
  'Kenya said Brazil had supplied 300 drones to Peru.',
  'Kenya said that Brazil had supplied 300 drones to Peru.',
  "Kenya's parliament on Tuesday ratified the defence treaty with Peru.",
  'केन्या और पेरू ने रक्षा संधि पर हस्ताक्षर किए।',
  'केन्या की संसद ने पेरू के साथ रक्षा संधि को मंजूरी दे दी है।',
  'केन्या ने दावा किया है कि पेरू के लगभग 700 सैनिक मारे गए हैं।',
  'केन्या ने पेरू के साथ युद्धाभ्यास किया।',
  'केन्या ने पेरू के साथ युद्धाभ्यास शुरू किया।',
  'केन्या ने पेरू के साथ रक्षा संधि का अनुमोदन किया।',
  'पेरू के 70 सैनिक मारे जा चुके हैं।',
  'पेरू में 70 सैनिक मारे गए।',
  'ब्राज़ील ने पेरू को 300 ड्रोन मुहैया कराए थे।',
  'ब्राज़ील ने पेरू को 300 ड्रोन मुहैया कराए हैं।',
  'ब्राज़ील ने पेरू को 300 ड्रोन सौंप दिए हैं।',
  'ब्राज़ील ने पेरू को 300 ड्रोन सौंपे।',
  'ब्राज़ील ने पेरू में 900 सैनिक तैनात किए हैं।',
  'ब्राज़ील पेरू को 300 ड्रोन सौंप चुका है।',
  'Brazil has deployed about 900 soldiers to Peru.',
];

describe('events that may be said in other words', () => {
  it.each(undone)('quotes «%s»', (text) => {
    const { frames } = read(text, languageOf(text));
    expect(frames).not.toEqual([]);
    expect(frames.filter(mayBeSaid)).toEqual([]);
  });

  it.each(eventless)('finds no event in «%s»', (text) => {
    expect(read(text, languageOf(text)).frames).toEqual([]);
  });

  it.each(done)('may say «%s»', (text) => {
    expect(read(text, languageOf(text)).frames.filter(mayBeSaid)).not.toEqual([]);
  });
});

it('never says of what somebody warns that it happened', () => {
  const { frames } = read('Kenya warned Peru on Sunday against holding military drills near Lima.', 'en');
  expect(frames.map(({ frame, untold }) => [frame, untold ?? false])).toEqual([
    ['warn', false],
    ['drill', true],
  ]);
});
