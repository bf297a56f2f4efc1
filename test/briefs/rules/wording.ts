/** How generated sentences are worded, in each language: names, amounts, dates, events and on whose word they stand. */

export type Language = 'en' | 'hi';

/** Whoever says or does something, by name. */
export interface Speaker {
  id: string;
  en: string;
  hi: string;
}

export interface State extends Speaker {
  /** Demonym, or its possessor where the language says "soldiers of X". */
  enOf: string;
  hiOf: string;
}

export const STATES: readonly State[] = [
  ['ke', 'Kenya', 'केन्या', 'Kenyan'],
  ['pe', 'Peru', 'पेरू', 'Peruvian'],
  ['br', 'Brazil', 'ब्राज़ील', 'Brazilian'],
  ['cl', 'Chile', 'चिली', 'Chilean'],
  ['eg', 'Egypt', 'मिस्र', 'Egyptian'],
  ['gh', 'Ghana', 'घाना', 'Ghanaian'],
  ['bo', 'Bolivia', 'बोलीविया', 'Bolivian'],
  ['vn', 'Vietnam', 'वियतनाम', 'Vietnamese'],
  ['no', 'Norway', 'नॉर्वे', 'Norwegian'],
  ['cu', 'Cuba', 'क्यूबा', 'Cuban'],
].map(([id, en, hi, enOf]) => ({ id: id!, en: en!, hi: hi!, enOf: enOf!, hiOf: `${hi!} के` }));

/** Who may say something besides states: bodies that a brief names by their letters. */
export const BODIES: readonly Speaker[] = [
  { id: 'iaea', en: 'the IAEA', hi: 'आईएईए' },
  { id: 'nato', en: 'NATO', hi: 'नाटो' },
  { id: 'osce', en: 'the OSCE', hi: 'ओएससीई' },
];

export type Bound = 'more-than' | 'up-to' | 'less-than';

/** What a sentence counts, in plain units. */
export interface Amount {
  value: number;
  /** The upper end of a range that begins at `value`. */
  max?: number;
  bound?: Bound;
  approximate?: boolean;
}

const grouped = (value: number, language: Language) =>
  value.toLocaleString(`${language}-IN`, { numberingSystem: 'latn' });

/** A number in one of the spellings of its language; `spelling` is any whole number. */
export function spelled(value: number, language: Language, spelling: number): string {
  const plain = [value.toLocaleString('en-US'), String(value)];
  const millions = value >= 1_000_000 && value % 100_000 === 0;
  const own =
    language === 'en'
      ? millions
        ? [`${value / 1_000_000} million`]
        : []
      : [
          grouped(value, 'hi'),
          ...(millions ? [`${value / 100_000} लाख`] : []),
          ...(value >= 1000 && value < 100_000 && value % 1000 === 0 ? [`${value / 1000} हज़ार`] : []),
        ];
  const all = [...plain, ...own];
  return all[spelling % all.length]!;
}

export function amountSaid(amount: Amount, language: Language, spelling: number): string {
  const { value, max, bound, approximate } = amount;
  const number = spelled(value, language, spelling);
  if (max !== undefined)
    return language === 'en'
      ? `${number} to ${spelled(max, language, spelling)}`
      : `${number} से ${spelled(max, language, spelling)}`;
  if (bound) return { en: BOUNDS.en, hi: BOUNDS.hi }[language][bound](number);
  if (!approximate) return number;
  const hedges = language === 'en' ? ['about', 'around', 'nearly'] : ['लगभग', 'करीब', 'तकरीबन'];
  return `${hedges[spelling % hedges.length]} ${number}`;
}

const BOUNDS: Record<Language, Record<Bound, (number: string) => string>> = {
  en: {
    'more-than': (number) => `more than ${number}`,
    'up-to': (number) => `up to ${number}`,
    'less-than': (number) => `fewer than ${number}`,
  },
  hi: {
    'more-than': (number) => `${number} से अधिक`,
    'up-to': (number) => `अधिकतम ${number}`,
    'less-than': (number) => `${number} से कम`,
  },
};

const MONTHS = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  hi: ['जनवरी', 'फरवरी', 'मार्च', 'अप्रैल', 'मई', 'जून', 'जुलाई', 'अगस्त', 'सितंबर', 'अक्टूबर', 'नवंबर', 'दिसंबर'],
};

/** `2025-03-04`, `2025-03` or `2025` as a phrase of its own: "on 4 March 2025", "मार्च 2025 में". */
export function dateSaid(iso: string, language: Language): string {
  const [year, month, day] = iso.split('-').map(Number);
  const words = [day, month === undefined ? undefined : MONTHS[language][month - 1], year].filter(Boolean).join(' ');
  if (language === 'en') return day === undefined ? `in ${words}` : `on ${words}`;
  return day === undefined ? `${words} में` : `${words} को`;
}

const WEEKDAYS = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  hi: ['रविवार', 'सोमवार', 'मंगलवार', 'बुधवार', 'गुरुवार', 'शुक्रवार', 'शनिवार'],
};

/** "on Monday", "सोमवार को": the day of an ISO date, told by its weekday alone. */
export function weekdaySaid(iso: string, language: Language): string {
  const name = WEEKDAYS[language][new Date(iso).getUTCDay()]!;
  return language === 'en' ? `on ${name}` : `${name} को`;
}

export type Kind = 'deploy' | 'lose' | 'supply' | 'sign' | 'ratify' | 'drill' | 'warn' | 'deny' | 'plan' | 'could';

interface Parts {
  a: string;
  b: string;
  /** `b`'s, before a noun. */
  bOf: string;
  n: string;
  when: string;
}

type Template = (parts: Parts) => string;

/** The clause of an event without its stop, in several wordings; `when` is empty or a phrase of its own. */
export const CLAUSES: Record<Kind, Record<Language, readonly Template[]>> = {
  deploy: {
    en: [
      ({ a, b, n, when }) => `${a} deployed ${n} soldiers to ${b} ${when}`,
      ({ a, b, n, when }) => `${a} sent ${n} soldiers to ${b} ${when}`,
    ],
    hi: [
      ({ a, b, n, when }) => `${a} ने ${when} ${b} में ${n} सैनिक तैनात किए`,
      ({ a, b, n, when }) => `${when} ${a} ने ${n} सैनिक ${b} भेजे`,
    ],
  },
  lose: {
    en: [
      ({ a, bOf, n, when }) => `${n} ${bOf} soldiers were killed in ${a} ${when}`,
      ({ a, bOf, n, when }) => `${n} ${bOf} soldiers died in ${a} ${when}`,
    ],
    hi: [
      ({ a, bOf, n, when }) => `${when} ${a} में ${bOf} ${n} सैनिक मारे गए`,
      ({ a, bOf, n, when }) => `${a} में ${when} ${bOf} ${n} सैनिकों की मौत हुई`,
    ],
  },
  supply: {
    en: [
      ({ a, b, n, when }) => `${a} supplied ${n} drones to ${b} ${when}`,
      ({ a, b, n, when }) => `${a} delivered ${n} drones to ${b} ${when}`,
    ],
    hi: [
      ({ a, b, n, when }) => `${a} ने ${when} ${b} को ${n} ड्रोन मुहैया कराए`,
      ({ a, b, n, when }) => `${when} ${a} ने ${b} को ${n} ड्रोन दिए`,
    ],
  },
  sign: {
    en: [({ a, b, when }) => `${a} signed a defence treaty with ${b} ${when}`],
    hi: [({ a, b, when }) => `${a} ने ${when} ${b} के साथ रक्षा संधि पर हस्ताक्षर किए`],
  },
  ratify: {
    en: [({ a, b, when }) => `${a} ratified the defence treaty with ${b} ${when}`],
    hi: [({ a, b, when }) => `${a} ने ${when} ${b} के साथ रक्षा संधि को मंजूरी दी`],
  },
  drill: {
    en: [({ a, b, when }) => `${a} held a military exercise with ${b} ${when}`],
    hi: [({ a, b, when }) => `${a} ने ${when} ${b} के साथ सैन्य अभ्यास किया`],
  },
  warn: {
    en: [({ a, b }) => `${a} warned ${b} that it would answer any attack on its border`],
    hi: [({ a, b }) => `${a} ने ${b} को चेतावनी दी कि सीमा पर हर हमले का जवाब दिया जाएगा`],
  },
  deny: {
    en: [({ a, b }) => `${a} denied that it had sent soldiers to ${b}`],
    hi: [({ a, b }) => `${a} ने ${b} में सैनिक भेजने से इनकार किया`],
  },
  plan: {
    en: [({ a, b, n }) => `${a} plans to send ${n} soldiers to ${b}`],
    hi: [({ a, b, n }) => `${a} ${b} में ${n} सैनिक भेजेगा`],
  },
  could: {
    en: [({ a, b, n }) => `${a} could deploy ${n} soldiers to ${b}`],
    hi: [({ a, b, n }) => `${a} ${b} में ${n} सैनिक तैनात कर सकता है`],
  },
};

export type Word = 'own' | 'asserts' | 'estimates' | 'unnamed';

/** Puts a clause on somebody's word; `unnamed` is hearsay, `own` the outlet's own voice. */
export const ON_WORD: Record<Word, Record<Language, readonly ((clause: string, claimant: string) => string)[]>> = {
  own: { en: [(clause) => clause], hi: [(clause) => clause] },
  asserts: {
    en: [
      (clause, x) => `According to ${x}, ${clause}`,
      (clause, x) => `${x} said that ${clause}`,
      (clause, x) => `${clause}, ${x} said`,
    ],
    hi: [(clause, x) => `${x} के अनुसार ${clause}`, (clause, x) => `${x} ने कहा कि ${clause}`],
  },
  estimates: {
    en: [(clause, x) => `${x} estimates that ${clause}`],
    hi: [(clause, x) => `${x} का अनुमान है कि ${clause}`],
  },
  unnamed: {
    en: [(clause) => `Reportedly, ${clause}`, (clause) => `Sources said that ${clause}`],
    hi: [(clause) => `कथित तौर पर ${clause}`, (clause) => `सूत्रों ने बताया कि ${clause}`],
  },
};

/** Sentences of nothing that any topic asks for. */
export const NOISE: Record<Language, readonly string[]> = {
  en: [
    'Rain is expected along the coast this weekend.',
    'The museum opened a new wing for its paintings.',
    'Shoppers found cheaper mangoes at the market.',
  ],
  hi: ['तटीय इलाकों में इस सप्ताह बारिश के आसार हैं।', 'संग्रहालय में चित्रों की नई दीर्घा खुली।', 'मंडी में आम के दाम गिर गए।'],
};

/** Judgements in the writer's own voice, on the topics that are told: {a} is a state. */
export const OPINIONS: Record<Language, readonly ((a: string) => string)[]> = {
  en: [
    (a) => `In my view ${a} should never have sent soldiers abroad.`,
    (a) => `I believe the defence treaty of ${a} is a shameful mistake.`,
  ],
  hi: [(a) => `मेरी राय में ${a} को सैनिक कभी नहीं भेजने चाहिए थे।`, (a) => `मेरा मानना है कि ${a} की रक्षा संधि एक शर्मनाक भूल है।`],
};
