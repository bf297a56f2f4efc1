/** Words of a line agree with what it tells of: number, gender, and the form that a postposition asks for. */
import { describe, expect, it } from 'vitest';
import { composedLines } from './composing.ts';

const table: [source: string, reader: string, line: string][] = [
  ['केन्या ने पेरू को 40 मिसाइलें सौंपीं।', 'hi', 'केन्या ने पेरू को 40 मिसाइलें मुहैया कराईं'],
  ['केन्या ने पेरू को 40 टैंक सौंपे।', 'hi', 'केन्या ने पेरू को 40 टैंक मुहैया कराए'],
  ['Kenya has supplied military aid to Peru.', 'hi', 'केन्या ने पेरू को सैन्य सहायता मुहैया कराई'],
  ['Kenya has supplied ammunition to Peru.', 'hi', 'केन्या ने पेरू को गोला-बारूद मुहैया कराया'],
  ['केन्या ने पेरू को तोपखाने के गोले और बैलिस्टिक मिसाइलें सौंपीं।', 'hi', 'केन्या ने पेरू को तोपखाने के गोले और बैलिस्टिक मिसाइलें मुहैया कराईं'],
  ['Kenya supplied ballistic missiles and drones to Peru.', 'hi', 'केन्या ने पेरू को बैलिस्टिक मिसाइलें और ड्रोन मुहैया कराए'],
  ['Kenya could supply 40 missiles to Peru.', 'hi', 'केन्या की ओर से पेरू को 40 मिसाइलें मुहैया कराई जा सकती हैं'],
  ['Kenya could deploy 4,000 soldiers to Chad.', 'hi', 'केन्या की ओर से चाड में 4,000 सैनिक तैनात किए जा सकते हैं'],
  ['केन्या ने चाड के साथ शांति समझौते पर हस्ताक्षर किए।', 'hi', 'केन्या ने चाड के साथ शांति समझौते पर हस्ताक्षर किए'],
  ['Kenya signed a peace agreement with Chad.', 'hi', 'केन्या ने चाड के साथ शांति समझौते पर हस्ताक्षर किए'],
  [
    'A peace agreement between Kenya and Chad entered into force on 3 May 2024.',
    'hi',
    '3 मई 2024 को शांति समझौता लागू हुआ',
  ],
  ['A defence treaty between Kenya and Chad entered into force on 3 May 2024.', 'hi', '3 मई 2024 को रक्षा संधि लागू हुई'],
  ['One soldier was killed in Chad.', 'hi', 'चाड में 1 सैनिक मारा गया'],
  ['चाड में एक सैनिक मारा गया।', 'en', '1 soldier was killed in Chad'],
  ['चाड में 12 सैनिक मारे गए।', 'en', '12 soldiers were killed in Chad'],
  ['केन्या ने पेरू को लाखों तोपखाने के गोले सौंपे।', 'en', 'Kenya supplied hundreds of thousands of artillery shells to Peru'],
];

describe('agreement', () => {
  it.each(table)('of «%s» for a reader of %s', (source, reader, line) => {
    expect(composedLines(source, reader)).toEqual([line]);
  });
});
