/**
 * Pacts and soldiers in the reader's own language: sentences of our own about invented events, with the line that is said of them
 * in each language; and sentences that only look like them, of which no line is said. Every line here has passed the gate.
 */
import { describe, expect, it } from 'vitest';
import { cite } from '../../src/briefs/cite.ts';
import { compileComposer } from '../../src/briefs/compose.ts';
import { compileThemes } from '../../src/briefs/themes.ts';
import { compileGate } from '../../src/briefs/verify.ts';
import type { Statement } from '../../src/briefs/brief.ts';
import { analyserOf } from '../../src/facts/analyse.ts';
import type { Analysis, Frame } from '../../src/facts/analysis.ts';
import { data } from '../facts/reading.ts';

const analyser = analyserOf(data);
const { actors } = analyser.reader;
const composers = [...data.phrases].map(([language, phrases]) =>
  compileComposer({ data, actors, themes: compileThemes(data, language), phrases }),
);
/** Events whose line quotes what is said: that they were denied, confirmed or warned of is true of these sentences. */
const QUOTING = new Set(data.frames.filter(({ content }) => content === 'clause').map(({ id }) => id));

function read(text: string): Analysis {
  const language = /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
  return analyser.analyse({ id: 'own', language, text, publishedAt: '2026-03-11' });
}

/** The lines of an event that pass the gate, by language; a line that fails it shows its faults. */
function linesOf(analysis: Analysis, frame: Frame): string[] {
  const gate = compileGate(analyser, [analysis], data);
  return composers.flatMap((composer) => {
    const text = composer.line(analysis, frame);
    if (!text) return [];
    const citations = composer.sentences(analysis, frame).map((at) => cite(analysis, at));
    const statement: Statement = { text, language: composer.language, kind: 'composed', citations };
    const { faults } = gate.composed(statement, [{ analysis, frame }]);
    return [faults.length === 0 ? text : `${text} (${faults.join(', ')})`];
  });
}

const said: [frame: string, sentence: string, en: string, hi: string][] = [
  [
    'sign',
    'Chad and Kenya concluded a defence treaty; the treaty provides for joint military exercises and intelligence sharing.',
    'Chad and Kenya signed a defence treaty',
    'चाड और केन्या ने रक्षा संधि पर हस्ताक्षर किए',
  ],
  [
    'provide',
    'संधि में चाड और केन्या के बीच खुफिया जानकारी साझा करने का प्रावधान है।',
    'The treaty provides for intelligence sharing',
    'संधि में खुफिया जानकारी साझा करने का प्रावधान है',
  ],
  [
    'provide',
    'यह समझौता दोनों देशों को सैन्य सहयोग के लिए प्रतिबद्ध करता है।',
    'The agreement provides for military cooperation',
    'समझौते में सैन्य सहयोग का प्रावधान है',
  ],
  [
    'provide',
    'The treaty provides for military assistance if either is attacked.',
    'The treaty provides for military assistance in case of an attack',
    'संधि में हमले की स्थिति में सैन्य सहायता का प्रावधान है',
  ],
  [
    'provide',
    'The defence treaty is new. It obliges each to give immediate military assistance if the other is attacked.',
    'The defence treaty provides for immediate military assistance in case of an attack',
    'रक्षा संधि में हमले की स्थिति में तत्काल सैन्य सहायता का प्रावधान है',
  ],
  [
    'provide',
    'यह मैत्री संधि नई है। यह हमले की स्थिति में तत्काल सैन्य सहायता प्रदान करती है।',
    'The friendship treaty provides for immediate military assistance in case of an attack',
    'मैत्री संधि में हमले की स्थिति में तत्काल सैन्य सहायता का प्रावधान है',
  ],
  [
    'sign',
    'चाड और केन्या ने सीमा पर तनाव घटाने के लिए हैती में शांति लाने के लिए सुरक्षा समझौते पर हस्ताक्षर किए।',
    'Chad and Kenya signed a security pact',
    'चाड और केन्या ने सुरक्षा समझौते पर हस्ताक्षर किए',
  ],
  [
    'draw-up',
    'The friendship treaty was drawn up in 2021.',
    'The friendship treaty was drawn up in 2021',
    'मैत्री संधि को 2021 में तैयार किया गया',
  ],
  [
    'draw-up',
    'गठबंधन संधि फरवरी 2024 में तैयार की गई थी।',
    'The alliance treaty was drawn up in February 2024',
    'गठबंधन संधि को फ़रवरी 2024 में तैयार किया गया',
  ],
  [
    'recall',
    'यह कदम सोवियत संघ और मिस्र के बीच मैत्री संधि की याद दिलाता है।',
    'The move recalls a friendship treaty between the Soviet Union and Egypt',
    'यह कदम सोवियत संघ और मिस्र के बीच मैत्री संधि की याद दिलाता है',
  ],
  [
    'terminate',
    'Bolivia terminated the security pact with Chad on 3 February 2026.',
    'Bolivia terminated the security pact with Chad on 3 February 2026',
    'बोलीविया ने 3 फ़रवरी 2026 को चाड के साथ सुरक्षा समझौते को समाप्त किया',
  ],
  [
    'terminate',
    'बोलीविया ने सुरक्षा समझौते को 3 फरवरी 2026 को निरस्त कर दिया।',
    'Bolivia terminated the security pact on 3 February 2026',
    'बोलीविया ने 3 फ़रवरी 2026 को सुरक्षा समझौते को समाप्त किया',
  ],
  [
    'leave-pact',
    'पेरू 3 फरवरी 2026 को शांति समझौते से बाहर हो गया।',
    'Peru withdrew from the peace agreement on 3 February 2026',
    'पेरू ने 3 फ़रवरी 2026 को शांति समझौते को छोड़ दिया',
  ],
  [
    'leave-pact',
    'Peru has withdrawn from the non-aggression pact.',
    'Peru withdrew from the non-aggression pact',
    'पेरू ने अनाक्रमण संधि को छोड़ दिया',
  ],
  [
    'accede',
    'Uganda acceded to the border agreement in January 2026.',
    'Uganda joined the border agreement in January 2026',
    'युगांडा ने जनवरी 2026 में सीमा समझौते की सदस्यता ली',
  ],
  [
    'accede',
    'केन्या ने जनवरी 2026 में सीमा समझौते की सदस्यता ली।',
    'Kenya joined the border agreement in January 2026',
    'केन्या ने जनवरी 2026 में सीमा समझौते की सदस्यता ली',
  ],
  [
    'exchange-instruments',
    'चिली और पेरू ने लीमा में रक्षा संधि के अनुसमर्थन पत्रों का आदान-प्रदान किया।',
    'Chile and Peru exchanged instruments of ratification of the defence treaty in Lima',
    'चिली और पेरू ने लीमा में रक्षा संधि के अनुसमर्थन पत्रों का आदान-प्रदान किया',
  ],
  [
    'sign',
    '14 फरवरी को पेरू के राष्ट्रपति द्वारा डिक्री के रूप में हस्ताक्षरित यह रक्षा संधि, लंबी बातचीत के बाद आई है।',
    "Peru's president signed a defence treaty by decree on 14 February 2026",
    'पेरूवियाई राष्ट्रपति ने 14 फ़रवरी 2026 को डिक्री के रूप में रक्षा संधि पर हस्ताक्षर किए',
  ],
  [
    'deploy',
    'Kenya deployed military engineers to Haiti in January 2026.',
    'Kenya deployed military engineers to Haiti in January 2026',
    'केन्या ने जनवरी 2026 में हैती में सैन्य इंजीनियर तैनात किए',
  ],
  [
    'deploy',
    'Kenya deployed troops to Haiti for the first time.',
    'Kenya deployed troops to Haiti for the first time',
    'केन्या ने पहली बार हैती में सैनिक तैनात किए',
  ],
  [
    'deploy',
    'युगांडा ने कहा कि उसने कांगो में शांति लाने के लिए सोमालिया में सैनिक भेजे हैं।',
    'Uganda said that it deployed troops to Somalia',
    'युगांडा ने कहा कि उसने सोमालिया में सैनिक तैनात किए',
  ],
  [
    'deploy',
    'युगांडा ने स्वीकार किया कि उसने सोमालिया में 400 सैनिक तैनात किए हैं।',
    'Uganda confirmed that it deployed 400 soldiers to Somalia',
    'युगांडा ने पुष्टि की कि उसने सोमालिया में 400 सैनिक तैनात किए',
  ],
  [
    'deploy',
    'Uganda admitted that it had deployed 400 soldiers to Somalia in January 2026.',
    'Uganda confirmed that it deployed 400 soldiers to Somalia in January 2026',
    'युगांडा ने पुष्टि की कि उसने जनवरी 2026 में सोमालिया में 400 सैनिक तैनात किए',
  ],
  [
    'deploy',
    'Uganda confirmed on 3 March 2026 that it had deployed troops to Somalia.',
    'Uganda confirmed on 3 March 2026 that it deployed troops to Somalia',
    'युगांडा ने 3 मार्च 2026 को पुष्टि की कि उसने सोमालिया में सैनिक तैनात किए',
  ],
  [
    'deploy',
    'Ugandan peacekeepers were deployed to Somalia on 3 March 2026.',
    'Ugandan peacekeepers were deployed to Somalia on 3 March 2026',
    '3 मार्च 2026 को सोमालिया में युगांडाई शांति सैनिक तैनात किए गए',
  ],
  [
    'deploy',
    'सोमालिया में युगांडाई सैनिक तैनात हैं।',
    'Ugandan troops were deployed to Somalia',
    'सोमालिया में युगांडाई सैनिक तैनात किए गए',
  ],
  [
    'deploy',
    'सोमालिया में युगांडा के 400 सैनिक तैनात किए गए।',
    '400 Ugandan soldiers were deployed to Somalia',
    'सोमालिया में 400 युगांडाई सैनिक तैनात किए गए',
  ],
  [
    'withdraw-troops',
    'युगांडा ने सोमालिया से अपनी सेना वापस बुला ली।',
    'Uganda withdrew troops from Somalia',
    'युगांडा ने सोमालिया से सैनिक वापस बुलाए',
  ],
  [
    'withdraw-troops',
    'Uganda withdrew its troops from Somalia in January 2026.',
    'Uganda withdrew troops from Somalia in January 2026',
    'युगांडा ने जनवरी 2026 में सोमालिया से सैनिक वापस बुलाए',
  ],
  [
    'withdraw-troops',
    'Uganda has withdrawn 400 soldiers from Somalia.',
    'Uganda withdrew 400 soldiers from Somalia',
    'युगांडा ने सोमालिया से 400 सैनिक वापस बुलाए',
  ],
  [
    'train',
    'मिस्र ने सोमाली सैनिकों को प्रशिक्षण दिया।',
    'Egypt trained Somali troops',
    'मिस्र ने सोमाली सैनिकों को प्रशिक्षण दिया',
  ],
  [
    'train',
    'Egypt trained Somali recruits in Cairo.',
    'Egypt trained Somali recruits in Cairo',
    'मिस्र ने काहिरा में सोमाली रंगरूटों को प्रशिक्षण दिया',
  ],
  [
    'keep-troops',
    'Egypt has 900 soldiers in Somalia.',
    'Egypt has 900 soldiers in Somalia',
    'मिस्र ने सोमालिया में 900 सैनिक रखे हैं',
  ],
  [
    'keep-troops',
    'According to Kenya, Egypt keeps at least 900 soldiers in Somalia.',
    'According to Kenya, Egypt has at least 900 soldiers in Somalia',
    'केन्या के अनुसार, मिस्र ने सोमालिया में कम से कम 900 सैनिक रखे हैं',
  ],
  [
    'lose',
    'चाड ने माना कि उसके 40 सैनिक मारे गए हैं।',
    'Chad confirmed that 40 Chadian soldiers were killed',
    'चाड ने पुष्टि की कि 40 चाडियाई सैनिक मारे गए',
  ],
  [
    'lose',
    'Chad confirmed that its 40 soldiers were captured.',
    'Chad confirmed that 40 Chadian soldiers were captured',
    'चाड ने पुष्टि की कि 40 चाडियाई सैनिक बंदी बनाए गए',
  ],
];

describe('pacts and soldiers', () => {
  it.each(said)('%s: «%s»', (kind, sentence, en, hi) => {
    const analysis = read(sentence);
    const frame = analysis.frames.find((found) => found.frame === kind && linesOf(analysis, found).length > 0);
    expect(frame && linesOf(analysis, frame).toSorted()).toEqual([en, hi].toSorted());
  });
});

const quoted = [
  'Turkey said it had trained 6,000 Somali soldiers.',
  'The army deployed troops to Somalia.',
  'The army said that 29 soldiers were killed.',
  'The treaty provides for military assistance if parliament agrees.',
  'The treaty provides for military assistance if either is attacked and if parliament agrees.',
  'The defence treaty replaced a peace deal. It provides for military assistance.',
  'The army has a budget. It provides for military assistance.',
  'The friendship treaty was drawn up by lawyers.',
  'Chad and Kenya, in a dispute over a treaty, planned joint military exercises.',
  'The proposed treaty provides for military assistance.',
  'The treaty would provide for mutual defence assistance.',
  'The treaty never provided for mutual defence assistance.',
  'A law on the treaty provides for military assistance.',
  'संधि के विरोधियों के घोषणापत्र में सैन्य सहायता का प्रावधान है।',
  'संधि में सैन्य सहायता का प्रावधान नहीं है।',
  'मसौदा संधि में सैन्य सहायता का प्रावधान है।',
  'The treaty was nearly drawn up in 2021.',
  'The treaty was never drawn up.',
  'The move recalls a film about a treaty between Chad and Kenya.',
  'Bolivia suspended military aid under the defence treaty with Chad.',
  'Bolivia threatened to terminate the security pact with Chad.',
  'Bolivia refused to withdraw from the peace treaty.',
  'Peru almost withdrew from the peace treaty.',
  'Peru withdrew from talks on the peace treaty.',
  'Peru joined a boycott of the border agreement.',
  'पेरू शांति समझौते से बाहर होने पर विचार कर रहा है।',
  'पेरू शांति समझौते से बाहर नहीं हुआ।',
  'Kenya promised troops to Haiti.',
  'Kenya withdrew an offer of troops to Haiti.',
  'Kenya deployed troop carriers to Haiti.',
  'Kenya deployed doctors and tents for troops to Haiti.',
  'Kenya deployed cardboard soldiers to Haiti.',
  'Kenya could deploy troops to Haiti.',
  'Kenya was asked to deploy troops to Haiti.',
  'If Kenya deployed troops to Haiti, the gangs would fight.',
  'Nobody believes that Kenya deployed troops to Haiti.',
  'In the novel, Kenya deployed troops to Haiti.',
  'Kenya deployed troops to Haiti, a satirical site wrote.',
  'Kenya denied that it had deployed troops to Haiti.',
  'केन्या ने इनकार किया कि उसने हैती में सैनिक तैनात किए हैं।',
  'केन्या ने चाड के सामने माना कि उसने हैती में सैनिक तैनात किए हैं।',
  'Kenya told Chad that it had deployed troops to Haiti.',
  'केन्याई सेना ने हैती में रडार तैनात किए।',
  'केन्या की सेना ने हैती में मिसाइलें तैनात कीं।',
  'केन्या ने हैती में खिलौना सैनिकों को तैनात किया।',
  'केन्या ने हैती में सैनिकों की तैनाती की घोषणा की।',
  'केन्या ने हैती में सैनिकों के शिविर तैनात किए।',
  'केन्या ने हैती में सैनिक तैनात करने से मना कर दिया।',
  'Uganda confirmed that Kenya and Chad said it had deployed troops to Somalia.',
  'Egypt has trained 900 soldiers in Somalia.',
  'Egypt has 900 soldiers buried in Somalia.',
  'Egypt has 900 soldiers ready to go to Somalia.',
  'Egypt has lost 900 soldiers in Somalia.',
  'Egypt has 900 fewer soldiers in Somalia.',
  'Egypt withdrew a request for troops from Somalia.',
  'Egypt withdrew no troops from Somalia.',
  'मिस्र ने सोमालिया से सैनिक वापस बुलाने की योजना छोड़ दी।',
  'मिस्र ने सोमालिया से सैनिक वापस नहीं बुलाए।',
  'Egypt trained its guns on Somali troops.',
  'Egypt trained dogs for Somali troops.',
  '40 rebels were killed in Chad.',
  'चाड में 40 लड़ाके मारे गए।',
  'Chad announced the deployment of troops to Kenya, then cancelled it the same night.',
  'Chile signed a treaty amendment on 3 February 2026.',
  'Chile signed a draft defence treaty with Peru.',
  'चिली ने पेरू के साथ रक्षा संधि विधेयक पर हस्ताक्षर किए।',
];

describe('what only looks like it', () => {
  it.each(quoted)('is quoted: «%s»', (sentence) => {
    const analysis = read(sentence);
    const frames = analysis.frames.filter(({ frame }) => !QUOTING.has(frame));
    expect(frames.flatMap((frame) => linesOf(analysis, frame))).toEqual([]);
  });
});
