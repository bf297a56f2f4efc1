/** Which counts are rivals: of one thing, on two words, for one time. Each row is articles and the disputes among them. */
import { describe, expect, it } from 'vitest';
import { findDisputes } from '../../src/facts/disputes.ts';
import { data, read } from './reading.ts';

type Told = [language: string, text: string, day?: string];

/** Every dispute as `slot kind: the figures' own words`. */
function disputesAmong(articles: readonly Told[]): string[] {
  const analyses = articles.map(([language, text, day], index) => read(text, language, day, `article ${index}`));
  return findDisputes(analyses, data).map(
    ({ slot, kind, facts }) => `${slot} ${kind}: ${facts.map(({ figure }) => figure?.text ?? '–').join(' | ')}`,
  );
}

const ROWS: [says: string, articles: Told[], disputes: string[]][] = [
  [
    'what two armies are said to have lost is no dispute',
    [
      [
        'en',
        "Chad's defence ministry said Sudan lost 450 soldiers on Monday. Sudan's army said Chad lost 620 soldiers.",
      ],
    ],
    [],
  ],
  [
    'nor what is said of a number of each one’s soldiers',
    [['en', "Chad said 450 of Sudan's soldiers were killed. Sudan said 620 of Chad's soldiers were killed."]],
    [],
  ],
  [
    'the same with words between and a possessor',
    [
      [
        'en',
        "Chad's defence ministry said Sudan's army had lost 450 soldiers. Sudan's army put Chad's losses at 620 soldiers killed.",
      ],
    ],
    [],
  ],
  [
    'the same in Hindi',
    [['hi', 'चाड के रक्षा मंत्रालय ने कहा कि सूडान ने 450 सैनिक गंवाए। सूडान की सेना ने कहा कि चाड ने इसी दौरान 620 सैनिक खोए।']],
    [],
  ],
  [
    'what one army has lost is, on two words',
    [['en', 'Chad said Sudan lost 450 soldiers on Monday. Sudan said it lost 60 soldiers.']],
    ['killed conflict: 450 | 60'],
  ],
  [
    'the same in Hindi, of one army',
    [['hi', 'चाड के रक्षा मंत्रालय ने कहा कि सूडान ने 450 सैनिक गंवाए। सूडान की सेना ने कहा कि उसके 60 सैनिक मारे गए।']],
    ['killed conflict: 450 | 60'],
  ],
  [
    'a number that answers the one before it is of the same soldiers',
    [
      [
        'en',
        'Kenya has sent 3,000 soldiers to Haiti, its defence minister said. The UN says the real number is 1,900.',
      ],
    ],
    ['troops_deployed conflict: 3,000 | 1,900'],
  ],
  [
    'the same, where the number before it was denied its size in Hindi',
    [['hi', 'चाड की सेना के मुताबिक सीमा पर हुई लड़ाई में सूडान के 300 सैनिक मारे गए। सूडान के प्रवक्ता ने कहा कि असल संख्या 45 है।']],
    ['killed conflict: 300 | 45'],
  ],
  [
    'a voice that puts the figure elsewhere than the outlet is its rival',
    [
      [
        'en',
        'Turkey has 2,500 soldiers in northern Iraq. A Western diplomat put the number at 4,000, the paper wrote.',
      ],
    ],
    ['troops_deployed conflict: 2,500 | 4,000'],
  ],
  [
    'what one article gives on its own word is no rival of what it cites of something else',
    [['en', 'Turkey has 2,500 soldiers in northern Iraq. Baghdad said 900 soldiers were deployed in Basra.']],
    [],
  ],
  [
    'fighters who fell are no count of soldiers who fell',
    [
      ['en', "Mali's army said it had killed 85 fighters in a raid near Gao on Saturday."],
      ['en', 'The rebels claimed to have killed 40 government soldiers near Gao on Saturday, a diplomat in Mali said.'],
    ],
    [],
  ],
  [
    'a number that a new one replaces is no position beside it',
    [
      ['en', "Kenya's deployment in Haiti has grown to 1,450 soldiers from 1,200, the Kenyan army said."],
      ['en', 'Kenya has 1,600 soldiers in Haiti, the Haitian police said.'],
    ],
    ['troops_deployed conflict: 1,450 | 1,600'],
  ],
  [
    'two voices of one sentence are rivals where one state has lost the soldiers',
    [['en', 'Niger says 34 of its soldiers died, while the jihadists claim to have killed 80 soldiers.']],
    ['killed conflict: 34 | 80'],
  ],
  [
    'the same in Hindi',
    [['hi', 'माली की सेना ने कहा कि हमले में उसके 20 जवान मारे गए, जबकि विद्रोहियों ने 60 सैनिकों को मारने का दावा किया।']],
    ['killed conflict: 20 | 60'],
  ],
  [
    "a bare number behind another voice's in one sentence is its rival",
    [['en', 'The rebels have long claimed 9,000 fighters in the north of Togo, while a diplomat says 4,000.']],
    ['troops_deployed conflict: 9,000 | 4,000'],
  ],
  [
    'two states that each tell of their own are none',
    [
      [
        'en',
        'Ecuador says it has 2,000 soldiers on the border with Peru. Peru says it has 900 soldiers on the border with Ecuador.',
      ],
    ],
    [],
  ],
  [
    'the same with उसके and उसके पास',
    [
      [
        'hi',
        'इक्वाडोर का कहना है कि पेरू की सीमा पर उसके 2,000 सैनिक तैनात हैं। पेरू ने बताया कि इक्वाडोर की सीमा पर उसके पास 900 सैनिक हैं।',
      ],
    ],
    [],
  ],
  [
    'a commander with so many men of a force of his own counts no other army',
    [
      ['en', 'Serbia has 8,000 soldiers in Kosovo, Pristina says.'],
      ['en', 'The commander of the peacekeepers said it has 4,700 soldiers in Kosovo. Serbia and Kosovo are calm.'],
    ],
    [],
  ],
  [
    'own losses meet what the enemy claims, across languages',
    [
      ['hi', 'आर्मेनिया ने कहा कि लड़ाई में उसके 12 सैनिक मारे गए हैं।'],
      ['en', "Azerbaijan's defence ministry claimed that 90 Armenian soldiers were killed in the fighting."],
    ],
    ['killed conflict: 12 | 90'],
  ],
  [
    'one of the officials is no other voice than the officials',
    [
      [
        'en',
        'Military officials said Laos moved 1,600 soldiers to the border with Thailand. Laos has 5,500 soldiers there now, one of the officials added.',
      ],
    ],
    [],
  ],
  [
    'a sum holds the count before it, whoever adds it up',
    [
      [
        'en',
        'Laos moved 1,600 soldiers to the border with Thailand, a minister said. That brings the number there to 5,500, a Thai general said.',
      ],
    ],
    [],
  ],
  [
    'up to so many is no word for half as many',
    [
      ['en', 'Belarus says 13,000 troops are taking part in the exercise with Russia.'],
      ['en', 'Poland believes up to 30,000 soldiers take part in the exercise of Russia and Belarus.'],
    ],
    ['drill_troops conflict: 13,000 | up to 30,000'],
  ],
  [
    'up to a little more is',
    [
      ['en', 'Belarus says 13,000 troops are taking part in the exercise with Russia.'],
      ['en', 'Poland believes up to 15,000 soldiers take part in the exercise of Russia and Belarus.'],
    ],
    [],
  ],
  [
    'a ceiling holds whatever is smaller',
    [
      ['en', 'Belarus says 13,000 troops are taking part in the exercise with Russia.'],
      ['en', 'Poland believes no more than 30,000 soldiers take part in the exercise of Russia and Belarus.'],
    ],
    [],
  ],
  [
    'what was counted in years is no rival of a single delivery',
    [
      ['en', 'Belgium delivered 40 tanks to Ukraine, the ministry in Kyiv said.'],
      ['en', 'In three years Belgium has delivered 250 tanks to Ukraine, the foreign minister in Brussels said.'],
    ],
    ['vehicles_supplied scope: 40 | 250'],
  ],
  [
    'counts since one year are of one time',
    [
      ['hi', 'मिस्र 2022 से अब तक सूडान को 400 ड्रोन दे चुका है, काहिरा ने कहा।'],
      ['en', 'Egypt has supplied 900 drones to Sudan since 2022, a war monitor said.'],
    ],
    ['drones_supplied conflict: 400 | 900'],
  ],
  [
    'one place and one name are enough, whoever else the articles are about',
    [
      [
        'en',
        'The force in Haiti has 1,050 soldiers, its commander said. The United States pays, and the United States arms it.',
      ],
      [
        'en',
        'Fewer than 600 foreign soldiers are in Haiti, a newspaper reported. Kenya leads it, and Kenya pays its officers.',
      ],
    ],
    ['troops_deployed conflict: 1,050 | Fewer than 600'],
  ],
  [
    'one army in two theatres is counted twice',
    [
      ['en', 'Turkey has 2,500 soldiers in northern Iraq, a Western diplomat said.'],
      ['en', 'Turkey has 9,000 soldiers in northern Syria, a war monitor said.'],
    ],
    [],
  ],
  [
    'what an article is mostly about is no sign that its soldiers are those of another',
    [
      ['en', 'Mali and Niger are at war with Togo. Some 340 soldiers were hurt, a doctor said. Mali and Niger mourn.'],
      ['en', 'Mali and Niger are at peace. At a drill 12 soldiers were hurt, a nurse said. Mali and Niger are calm.'],
    ],
    [],
  ],
  [
    'an institute in Vienna tells of others than Austria',
    [
      [
        'en',
        'Serbia has massed 4,000 soldiers near Kosovo, Pristina says. A Vienna-based institute counted fewer than 1,500 soldiers there.',
      ],
    ],
    ['troops_deployed conflict: 4,000 | fewer than 1,500'],
  ],
  [
    'what an armed group claims to have inflicted are the losses told before',
    [
      [
        'hi',
        'सोमालिया में अल-शबाब के हमले में युगांडा के 54 सैनिक मारे गए, युगांडा की सेना ने कहा। अल-शबाब ने 137 सैनिकों को मारने का दावा किया।',
      ],
    ],
    ['killed conflict: 54 | 137'],
  ],
  [
    'neighbouring sentences count the same prisoners where neither names others',
    [['hi', 'चिली का दावा है कि पेरू के 27 सैनिक पकड़े गए। नैरोबी की खुफिया एजेंसी के अनुसार पकड़े गए पेरू के सैनिकों की संख्या केवल दो है।']],
    ['captured conflict: 27 | दो'],
  ],
  [
    'a neighbour that counts ships in the drill counts those of the drill',
    [
      [
        'en',
        "Russia says 30 warships are taking part in its exercise. Estonia's navy counted only 14 ships in the drill.",
      ],
    ],
    ['drill_ships conflict: 30 | 14'],
  ],
  [
    'this year, and a count right after it, are of one time',
    [
      [
        'hi',
        'चेक गणराज्य ने कहा कि उसने इस साल यूक्रेन को 15 लाख गोले भेजे हैं। यूक्रेन के एक अधिकारी ने कहा कि अब तक केवल 8 लाख गोले मिले हैं।',
      ],
    ],
    ['shells_supplied conflict: 15 लाख | 8 लाख'],
  ],
  [
    'an outlet that gives more dead some days later has a newer count, not another',
    [
      ['en', "Nigeria's army said 12 of its soldiers were killed in Borno.", '2025-03-01'],
      ['en', 'Seventeen Nigerian soldiers were killed in Borno.', '2025-03-04'],
    ],
    ['killed scope: 12 | Seventeen'],
  ],
  [
    'what is reported of two days is of two events',
    [
      ['en', 'On 3 February 2025 Chad deployed 400 soldiers to Togo, Ghana said.'],
      ['hi', 'पेरू के अनुसार चाड ने 19 फरवरी 2025 को टोगो में 900 सैनिक तैनात किए।'],
    ],
    ['troops_deployed scope: 400 | 900'],
  ],
  [
    'hearsay in two articles is not one voice that has changed its mind',
    [
      ['en', 'Reportedly, Chad deployed 400 soldiers to Togo.', '2025-03-01'],
      ['en', 'Reportedly, Chad deployed 900 soldiers to Togo.', '2025-03-04'],
    ],
    ['troops_deployed conflict: 400 | 900'],
  ],
];

const GO_ON = 'The army and the war go on.';
const DENIALS: [says: string, articles: Told[], sides: string[]][] = [
  [
    'what points back answers the sentence just before',
    [
      [
        'en',
        "Nepal accused Bhutan of sending 200 soldiers across the border on Monday. Bhutan's foreign ministry called the report baseless.",
      ],
    ],
    ['incursions: not 1 | 0'],
  ],
  [
    'the same in Hindi',
    [['hi', 'केन्या के विदेश मंत्रालय ने कहा कि युगांडा के 300 सैनिक दक्षिण सूडान में तैनात हैं। युगांडा ने इसे झूठ बताया।']],
    ['confirmation_status: not 1 | 0'],
  ],
  [
    'an intrusion told in plain words is what is denied',
    [
      [
        'en',
        "A Turkish reconnaissance drone crossed into Greek airspace, the Greek air force said. Turkey's embassy denied that any drone had entered Greek airspace.",
      ],
    ],
    ['incursions: not 1 | 0'],
  ],
  [
    'the same in Hindi',
    [
      [
        'hi',
        'स्वीडन ने कहा कि दो रूसी विमान शुक्रवार को उसके हवाई क्षेत्र में घुस आए। मॉस्को ने हवाई क्षेत्र के किसी भी उल्लंघन से इनकार किया।',
      ],
    ],
    ['incursions: not 1 | 0'],
  ],
  [
    'one that is only supposed is not',
    [
      [
        'en',
        'Greece said it would fire if a Turkish drone crossed into its airspace. Turkey denied that any drone had entered Greek airspace.',
      ],
    ],
    [],
  ],
  [
    'a denial that names a third party answers nothing told of others',
    [
      ['en', `Egypt supplied 500 missiles to Chile, a United Nations panel said. ${GO_ON}`],
      ['en', `Egypt denied any arms transfers to rebels in Togo. ${GO_ON}`],
    ],
    [],
  ],
  [
    'who denies having given has not denied having got',
    [
      ['en', `Egypt received artillery shells from Chile in March, Kenya said. Egypt and Chile are allies. ${GO_ON}`],
      ['en', `Egypt denied supplying missiles to Chile. Egypt and Chile are allies. ${GO_ON}`],
    ],
    [],
  ],
  [
    'arms that were sent are no soldiers that were not',
    [
      ['hi', 'मिस्र ने सोमालिया को दो जहाज़ों में हथियार भेजे थे। युद्ध और सेना की खबर है।'],
      ['hi', 'मिस्र ने सोमालिया में सैनिक भेजने से इनकार किया है। युद्ध और सेना की खबर है।'],
    ],
    [],
  ],
  [
    'who calls a figure false has not denied the event',
    [
      [
        'en',
        'Burundi has deployed 12,000 soldiers in Congo, United Nations experts said. Burundi called this figure false.',
      ],
    ],
    [],
  ],
  [
    'arms told of in plain words are what is denied',
    [
      ['en', `Belarus has sent drones to Sudan's army, a war monitor said on Friday. ${GO_ON}`],
      ['en', `Belarus rejected reports that it had supplied weapons to Sudan. ${GO_ON}`],
    ],
    ['arms_transfer_status: not 0 | 0'],
  ],
  [
    'what somebody else has said since is what is denied',
    [
      [
        'en',
        'Poland received 40 howitzers from South Korea, its defence ministry said. Belarus said that Warsaw passed them on. Poland denied it.',
      ],
    ],
    [],
  ],
];

describe('disputes over counts', () => {
  it.each(ROWS)('%s', (_says, articles, disputes) => expect(disputesAmong(articles)).toEqual(disputes));
});

describe('claim against denial', () => {
  it.each(DENIALS)('%s', (_says, articles, sides) => {
    const analyses = articles.map(([language, text, day], index) => read(text, language, day, `article ${index}`));
    const found = findDisputes(analyses, data).filter(({ kind }) => kind === 'denial');
    const said = found.map(({ slot, facts }) => {
      const sentences = facts.map(({ side, sentence }) => `${side === 'denied' ? 'not ' : ''}${sentence}`);
      return `${slot}: ${sentences.join(' | ')}`;
    });
    expect(said).toEqual(sides);
  });
});
