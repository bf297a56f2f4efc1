/** What a sentence of our own is said as, or that it is quoted: warnings, denials, accusations, transfers, whoever acts in them. */
import { describe, expect, it } from 'vitest';
import { composedLines, faultsOf } from './composing.ts';

const said: [source: string, reader: string, line: string][] = [
  // Who: both countries, the three countries, whom a word points back at, who issued a statement.
  ['दोनों देशों ने हथियारों के किसी भी हस्तांतरण से इनकार किया है।', 'en', 'Both countries denied any transfer of arms'],
  [
    'दोनों देशों ने हथियारों के किसी भी हस्तांतरण से इनकार किया है, जो समझौते का उल्लंघन होगा।',
    'hi',
    'दोनों देशों ने हथियारों के किसी भी हस्तांतरण से इनकार किया',
  ],
  ['Chile and Peru deny any transfer of arms.', 'hi', 'चिली और पेरू ने हथियारों के किसी भी हस्तांतरण से इनकार किया'],
  ['Both sides denied any arms deliveries.', 'hi', 'दोनों पक्षों ने हथियारों की किसी भी आपूर्ति से इनकार किया'],
  ['केन्या ने सैनिकों की किसी भी तैनाती से इनकार किया।', 'en', 'Kenya denied any deployment of troops'],
  [
    'केन्या ने साफ शब्दों में तीनों देशों को चेताया है कि हमला हुआ तो जवाब मिलेगा।',
    'en',
    'Kenya warned the three countries: “हमला हुआ तो जवाब मिलेगा” [Hindi]',
  ],
  [
    'Kenya warned the three countries that an attack would be answered.',
    'hi',
    'केन्या ने तीनों देशों को चेतावनी दी: “an attack would be answered” [अंग्रेज़ी]',
  ],
  [
    'चिली के राष्ट्रपति ने कल भाषण दिया। उन्होंने चेतावनी दी कि अगर सीमा पार हुई तो युद्ध होगा।',
    'en',
    "Chile's president warned: “अगर सीमा पार हुई तो युद्ध होगा” [Hindi]",
  ],
  [
    'केन्या के रक्षा मंत्रालय ने एक बयान जारी कर चेतावनी दी कि हमला हुआ तो सेना जवाब देगी।',
    'en',
    "Kenya's defence ministry warned: “हमला हुआ तो सेना जवाब देगी” [Hindi]",
  ],
  [
    'केन्या ने पेरू को चेतावनी देते हुए कहा कि ऐसी हरकत के गंभीर परिणाम होंगे।',
    'en',
    'Kenya warned Peru: “ऐसी हरकत के गंभीर परिणाम होंगे” [Hindi]',
  ],
  [
    'केन्या ने चिली, पेरू और मिस्र को चेतावनी दी कि हमला हुआ तो जवाब मिलेगा।',
    'hi',
    'केन्या ने चिली, पेरू और मिस्र को चेतावनी दी: “हमला हुआ तो जवाब मिलेगा”',
  ],
  [
    'केन्या ने आरोप लगाया है कि पेरू युद्ध की तैयारी कर रहा है।',
    'en',
    'Kenya made the accusation: “पेरू युद्ध की तैयारी कर रहा है” [Hindi]',
  ],
  [
    'केन्या ने पेरू पर आरोप लगाया कि वह सीमा पर सैनिक जुटा रहा है।',
    'en',
    'Kenya accused Peru: “वह सीमा पर सैनिक जुटा रहा है” [Hindi]',
  ],
  ['Kenya denied that it had denied any transfer of arms.', 'en', 'Kenya denied: “it had denied any transfer of arms”'],
  // Transfers: in return, by hearsay, by carrier, on a body's word.
  [
    'माना जाता है कि बदले में मिस्र ने पेरू को विमान-रोधी मिसाइलें दीं।',
    'en',
    'In return, Egypt reportedly supplied anti-aircraft missiles to Peru',
  ],
  [
    'माना जाता है कि बदले में मिस्र ने पेरू को विमान-रोधी मिसाइलें दीं।',
    'hi',
    'बदले में मिस्र ने कथित तौर पर पेरू को विमान भेदी मिसाइलें मुहैया कराईं',
  ],
  ['कथित तौर पर मिस्र ने पेरू को लगभग 300 ड्रोन सौंपे।', 'en', 'Egypt reportedly supplied about 300 drones to Peru'],
  [
    'एक निगरानी समूह के अनुसार, केन्याई झंडे लगे मालवाहक जहाजों ने 2024 में मिस्र से पेरू तक 40,000 राउंड पहुंचाए।',
    'en',
    'According to a monitoring group, Kenyan-flagged cargo ships carried 40,000 rounds from Egypt to Peru in 2024',
  ],
  [
    'पश्चिमी खुफिया एजेंसियों के अनुसार, मिस्र ने पेरू को 40,000 गोले सौंपे।',
    'en',
    'According to Western intelligence agencies, Egypt supplied 40,000 shells to Peru',
  ],
  [
    'South Korean and Kenyan intelligence services estimate that Egypt supplied 40,000 shells to Peru.',
    'hi',
    'दक्षिण कोरियाई और केन्याई खुफिया सेवाओं का अनुमान है कि मिस्र ने पेरू को 40,000 गोले मुहैया कराए',
  ],
  // Sanctions, missiles, support and concern.
  ['चिली ने केन्या पर नए प्रतिबंध लगाए हैं।', 'en', 'Chile imposed sanctions on Kenya'],
  ['Chile has imposed new sanctions on Kenya and Peru.', 'hi', 'चिली ने केन्या और पेरू पर प्रतिबंध लगाए'],
  [
    'संयुक्त राष्ट्र ने 2006 में पहली बार केन्या पर प्रतिबंध लगाए।',
    'en',
    'The United Nations imposed sanctions on Kenya in 2006 for the first time',
  ],
  ['Chile fired 40 ballistic missiles on 3 March.', 'hi', 'चिली ने 3 मार्च 2025 को 40 बैलिस्टिक मिसाइलें दागीं'],
  ['चिली ने दो क्रूज मिसाइलें दागीं।', 'en', 'Chile fired 2 cruise missiles'],
  ['चिली ने केन्या के परमाणु कार्यक्रम का खुलकर समर्थन किया।', 'en', 'Chile backed the nuclear programme of Kenya'],
  ['Chile backed the nuclear programme of Kenya.', 'hi', 'चिली ने केन्या के परमाणु कार्यक्रम का समर्थन किया'],
  [
    'अमेरिकी अधिकारियों ने चिंता जताई है कि युद्ध फैल सकता है।',
    'en',
    'American officials voiced concern: “युद्ध फैल सकता है” [Hindi]',
  ],
  // One official is not several.
  ['चिली के एक अधिकारी ने चेतावनी दी कि युद्ध निकट है।', 'en', 'An official of Chile warned: “युद्ध निकट है” [Hindi]'],
  ['A Western diplomat warned that war was near.', 'hi', 'पश्चिमी राजनयिक ने चेतावनी दी: “war was near” [अंग्रेज़ी]'],
  [
    'Kenyan ships carried 9,000 rounds to Peru, monitors said.',
    'en',
    'According to monitors, Kenyan ships carried 9,000 rounds to Peru',
  ],
  [
    'Officials said both countries denied any transfer of arms.',
    'hi',
    'अधिकारियों के अनुसार, दोनों देशों ने हथियारों के किसी भी हस्तांतरण से इनकार किया',
  ],
];

const quoted: [why: string, source: string][] = [
  ['it may as well be a refusal', 'केन्या ने युगांडा को हथियारों के हस्तांतरण से इनकार किया।'],
  ['it is a refusal', 'केन्या ने युगांडा को हथियार देने से इनकार किया।'],
  ['the deed has more to it', 'केन्या ने पेरू को हथियारों के किसी भी हस्तांतरण से इनकार किया।'],
  ['the deed has a date, or the denial', 'Kenya denied any transfer of arms in 2023.'],
  ['the deed has more to it', 'Kenya denied any transfer of arms to the rebels.'],
  ['it is a part of what is denied', 'Kenya denied knowledge of any transfer of arms.'],
  ['it is not denied', 'Kenya has not denied any transfer of arms.'],
  ['it is planned', 'Kenya will deny any transfer of arms.'],
  ['it is supposed', 'If Kenya denies any transfer of arms, talks will end.'],
  ['nobody is named', 'The junta denied any transfer of arms.'],
  ['"both" says too little', 'दोनों ने हथियारों के किसी भी हस्तांतरण से इनकार किया।'],
  ['the sentence goes on about the speaker', 'Kenya denied that it had armed Peru and recalled its envoy.'],
  ['the sentence goes on about the speaker', 'Kenya warned that war was near and called up its reserves.'],
  ['the sentence goes on about the speaker', 'केन्या ने चेतावनी दी कि युद्ध निकट है और अपने राजदूत को वापस बुला लिया।'],
  ['nothing says of what', 'केन्या ने तीनों देशों को चेतावनी दी।'],
  ['a warning that was not given', 'केन्या ने पेरू को चेतावनी नहीं दी कि हमला होगा।'],
  ['technology is no missile', 'चिली पेरू को पनडुब्बी और बैलिस्टिक मिसाइल प्रौद्योगिकी प्रदान कर सकता है।'],
  ['parts are no weapons', 'Chile supplied weapons components to Peru.'],
  ['toys are no weapons', 'चिली ने पेरू को खिलौना हथियार मुहैया कराए।'],
  ['they were about to', 'मालवाहक जहाजों ने मिस्र से पेरू तक 40,000 राउंड नहीं पहुंचाए।'],
  ['only its banks are under sanctions', 'Chile imposed sanctions on Kenyan banks.'],
  ['only its banks are under sanctions', "Chile imposed sanctions on Kenya's banks."],
  ['only firms are under sanctions', 'Chile imposed sanctions on Kenya oil firms.'],
  ['only firms are under sanctions', 'Chile imposed sanctions on Kenya-based firms.'],
  ['only banks are under sanctions', 'चिली ने केन्या के पांच बैंकों पर प्रतिबंध लगाए।'],
  ['only trade is under sanctions', 'चिली ने केन्या के साथ व्यापार पर प्रतिबंध लगाए।'],
  ['a travel ban is no sanction of a state', 'चिली ने केन्या पर यात्रा प्रतिबंध लगाए।'],
  ['sanctions are threatened', 'चिली ने केन्या पर प्रतिबंध लगाने की धमकी दी।'],
  ['sanctions are threatened', 'Chile threatened to impose sanctions on Kenya.'],
  ['sanctions are possible', 'चिली केन्या पर प्रतिबंध लगा सकता है।'],
  ['sanctions are opposed', 'चिली ने केन्या पर प्रतिबंध लगाए जाने का विरोध किया।'],
  ['no arms are fired', 'Chile fired its army chief.'],
  ['support was refused', 'चिली ने केन्या के परमाणु कार्यक्रम का समर्थन नहीं किया।'],
  ['only rebels got them', 'Chile supplied drones to Kenya-based rebels.'],
  ['only rebels got them', 'Chile supplied drones to Peru rebels.'],
  ['some of them only were', 'Chile supplied 40 missiles to Kenya, among them ballistic missiles.'],
  ['it asks whether', 'चिली ने पेरू को चेतावनी दी थी कि नहीं, यह साफ नहीं है।'],
  ['only reports are denied', 'Kenya denied reports of any transfer of arms.'],
  ['drones are denied too', 'Kenya denied any transfer of arms or drones.'],
  ['the denial is refused', 'चिली ने हथियारों के किसी भी हस्तांतरण से इनकार करने से इनकार किया।'],
  ['the accused does not speak', 'चिली पर आरोप लगाया गया कि उसने मिस्र पर हमला किया।'],
  ['the ships are not said whole', 'Cargo ships that Kenya owns carried 9,000 rounds from Chile to Peru.'],
];

describe('a composed line', () => {
  it.each(said)('of «%s» for a reader of %s is «%s»', (source, reader, line) => {
    expect(composedLines(source, reader)).toEqual([line]);
  });

  it.each(quoted)('is none where %s: «%s»', (_, source) => {
    expect([...composedLines(source, 'en'), ...composedLines(source, 'hi')]).toEqual([]);
  });
});

const denied = 'दोनों देशों ने हथियारों के किसी भी हस्तांतरण से इनकार किया है।';
const carried = 'एक निगरानी समूह के अनुसार, केन्याई झंडे लगे मालवाहक जहाजों ने 2024 में मिस्र से पेरू तक 40,000 राउंड पहुंचाए।';
const returned = 'माना जाता है कि बदले में मिस्र ने पेरू को विमान-रोधी मिसाइलें दीं।';
const warned = 'केन्या ने तीनों देशों को चेताया है कि हमला हुआ तो जवाब मिलेगा।';

const mutants: [what: string, source: string, frame: string, line: string, fault: string][] = [
  ['others who deny', denied, 'deny', 'Both sides denied any transfer of arms', 'role-agent'],
  ['one who denies', denied, 'deny', 'Egypt denied any transfer of arms', 'role-agent'],
  ['another deed', denied, 'deny', 'Both countries denied any sale of arms', 'content'],
  ['a deed that is confirmed', denied, 'deny', 'Both countries confirmed any transfer of arms', 'event'],
  ['a denial of nothing', denied, 'deny', 'Both countries denied', 'content'],
  ['a denial of more', denied, 'deny', 'Both countries denied any transfer of arms to Egypt', 'name'],
  ['a clause that nobody said', denied, 'deny', 'Both countries denied: “हथियार भेजे”', 'quotation'],
  [
    'another body',
    carried,
    'deliver',
    'According to officials, Kenyan-flagged cargo ships carried 40,000 rounds from Egypt to Peru in 2024',
    'claimant',
  ],
  [
    'no body',
    carried,
    'deliver',
    'Kenyan-flagged cargo ships carried 40,000 rounds from Egypt to Peru in 2024',
    'claimant',
  ],
  [
    'another flag',
    carried,
    'deliver',
    'According to a monitoring group, Chilean-flagged cargo ships carried 40,000 rounds from Egypt to Peru in 2024',
    'role-carrier',
  ],
  [
    'other carriers',
    carried,
    'deliver',
    'According to a monitoring group, trucks carried 40,000 rounds from Egypt to Peru in 2024',
    'role-carrier',
  ],
  ['no hearsay', returned, 'supply', 'In return, Egypt supplied anti-aircraft missiles to Peru', 'claimant'],
  ['something else', returned, 'supply', 'In return, Egypt reportedly supplied ballistic missiles to Peru', 'theme'],
  [
    'others who are warned',
    warned,
    'warn',
    'Kenya warned both countries: “हमला हुआ तो जवाब मिलेगा” [Hindi]',
    'role-addressee',
  ],
];

describe('the gate', () => {
  it.each(mutants)('turns down %s', (_, source, frame, line, fault) => {
    expect(faultsOf(source, frame, line, 'en')).toContain(fault);
  });

  it('turns down a return that the source does not tell', () => {
    const given = 'कथित तौर पर मिस्र ने पेरू को विमान-रोधी मिसाइलें दीं।';
    const line = 'In return, Egypt reportedly supplied anti-aircraft missiles to Peru';
    expect(faultsOf(given, 'supply', line, 'en')).toContain('event-extra');
  });
});
