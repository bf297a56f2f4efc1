/**
 * True lines for the mutation test: what the real composer makes of sentences of our own, of sentences made from its own templates
 * (so that an event added to the data is tested with it), and of the sample articles.
 */
import { bareAmount, unitWord } from '../../src/data/amount-words.ts';
import { localDate } from '../../src/data/date-words.ts';
import { fillTemplate, type Parts } from '../../src/data/templates.ts';
import { formOfCount, formsOfTheme } from '../../src/briefs/forms.ts';
import type { Phrases } from '../../src/data/phrases.ts';
import { data } from '../facts/reading.ts';
import { actors, analyser, dice, linesOf, states, type Dice, type Line } from './mutants-tools.ts';

const PUBLISHED = '2025-06-20';
/** How many sentences are made of each template and of each pattern. */
const ROUNDS = 2;

/** Sentences of our own; A to D are states, N and M amounts with bound and hedge, T and U days. Many hold a second clause. */
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'A supplied N drones to B on T.',
    'A supplied N drones to B on T, and C deployed M soldiers to D on U.',
    'C said A supplied N artillery shells to B.',
    'According to C, A supplied N missiles to B in March 2025.',
    'C estimates that A has supplied N drones to B, and D estimates that B deployed M soldiers.',
    'Reportedly, A supplied N rockets to B.',
    'A could supply N drones to B, C warned.',
    'A deployed N soldiers to B on T.',
    'A deployed N soldiers to B, while C supplied M drones to D.',
    'C confirmed that A deployed N soldiers to B in May 2025.',
    'A could deploy N soldiers to B.',
    'A and B signed a defence treaty on T.',
    'A signed a security pact with B in Nairobi on T, and C ratified a treaty with D on U.',
    'A ratified a peace agreement with B on T.',
    'According to C, A ratified a defence treaty with B on T.',
    'N soldiers were killed in B on T.',
    'According to C, N soldiers of A were killed in May 2025.',
    'C said N soldiers were wounded in B, and D said M soldiers were killed in A.',
    'N adj(A) soldiers were killed in B.',
    'A held a joint military exercise with B on T.',
    'A held military drills with B in April 2025, C said, and D signed a treaty.',
    'A denied that it had supplied N drones to B.',
    'A warned B that "any strike on Nairobi will be answered".',
    'A confirmed on T that it had lost N soldiers in B.',
    'A said on T that B "will not be forgiven", and C denied that it had attacked D.',
    'A supplied arms to B on T.',
    'Reportedly, A delivered N missiles to B.',
    'The peace treaty entered into force on T.',
    'A voiced concern on T that "B will not be forgiven".',
    'A confirmed that it had deployed N soldiers to B in May 2025.',
    'A confirmed on T for the first time that it had deployed N soldiers to B.',
    'A said that its N soldiers were killed.',
    'adj(A) troops were deployed to B on T.',
    'The defence treaty is new. It provides for military assistance if either is attacked.',
    'The leaders signed the defence treaty by decree in Nairobi on T.',
  ],
  hi: [
    'A ने T को B को N ड्रोन सौंपे।',
    'A ने T को B को N ड्रोन सौंपे और C ने U को D में M सैनिक तैनात किए।',
    'C ने कहा कि A ने B को तोपखाने के N गोले मुहैया कराए।',
    'C के अनुसार, A ने मार्च 2025 में B को N मिसाइलें मुहैया कराईं।',
    'C का अनुमान है कि A ने B को N ड्रोन सौंपे हैं और D का अनुमान है कि B ने M सैनिक तैनात किए हैं।',
    'कथित तौर पर A ने B को N रॉकेट सौंपे।',
    'A B को N ड्रोन मुहैया करा सकता है।',
    'A ने T को B में N सैनिक तैनात किए।',
    'A ने B में N सैनिक तैनात किए, जबकि C ने D को M ड्रोन सौंपे।',
    'C ने पुष्टि की कि A ने मई 2025 में B में N सैनिक तैनात किए।',
    'A B में N सैनिक तैनात कर सकता है।',
    'A और B ने T को रक्षा संधि पर हस्ताक्षर किए।',
    'A ने T को नैरोबी में B के साथ सुरक्षा समझौते पर हस्ताक्षर किए और C ने U को D के साथ संधि को मंजूरी दी।',
    'A ने T को B के साथ शांति समझौते को मंजूरी दी।',
    'C के अनुसार, A ने T को B के साथ रक्षा संधि को मंजूरी दे दी।',
    'T को B में N सैनिक मारे गए।',
    'C के अनुसार, मई 2025 में A के N सैनिक मारे गए।',
    'C ने कहा कि B में N सैनिक घायल हुए और D ने कहा कि A में M सैनिक मारे गए।',
    'B में N adj(A) सैनिक मारे गए।',
    'A ने T को B के साथ सैन्य अभ्यास किया।',
    'A ने T को इनकार किया कि उसने B को N ड्रोन सौंपे हैं।',
    'A ने B को चेतावनी दी कि "नैरोबी पर हर हमले का जवाब दिया जाएगा"।',
    'A ने T को पुष्टि की कि B में उसके N सैनिक मारे गए हैं।',
    'A ने T को B को हथियार सौंपे।',
    'A ने B तक N मिसाइलें पहुंचाईं।',
    'T को शांति संधि लागू हुई।',
    'A ने T को चिंता जताई कि "B को माफ नहीं किया जाएगा"।',
    'A ने पुष्टि की कि उसने मई 2025 में B में N सैनिक तैनात किए।',
    'A ने कहा कि उसके N सैनिक मारे गए।',
    'T को B में adj(A) सैनिक तैनात किए गए।',
    'यह मैत्री संधि नई है। यह हमले की स्थिति में सैन्य सहायता प्रदान करती है।',
    'A ने B पर आरोप लगाया कि वह सीमा पर सैनिक जुटा रहा है।',
    'A ने चिंता जताई है कि युद्ध फैल सकता है।',
  ],
};

/** Every true line, in an order that the seed fixes. */
export function trueLines(seed = 7): Line[] {
  const roll = dice(seed);
  const sentences = [...data.phrases].flatMap(([language, phrases]) =>
    [...patternSentences(phrases, roll), ...templateSentences(phrases, roll)].map((text) => ({ text, language })),
  );
  return sentences.flatMap(({ text, language }, index) =>
    linesOf(analyser.analyse({ id: `own-${index}`, language, text, publishedAt: PUBLISHED })),
  );
}

function patternSentences(phrases: Phrases, roll: Dice): string[] {
  return (PATTERNS[phrases.language] ?? []).flatMap((pattern) =>
    Array.from({ length: ROUNDS }, () => {
      const cast = draw(states, 4, roll);
      const state = (letter: string) => cast['ABCD'.indexOf(letter)]!;
      return pattern
        .replace(/adj\(([A-D])\)/g, (_, letter: string) => actors.adjectiveOf(state(letter), phrases.language)!)
        .replace(/\b[A-D]\b/g, (letter) => actors.saidOf(state(letter), phrases.language)!)
        .replace(/\b[NM]\b/g, () => amountWords(phrases, roll))
        .replace(/\b[TU]\b/g, () => localDate(day(roll), phrases))
        .replace(/(?<=^|[.] )\p{Ll}/gu, (letter) => letter.toLocaleUpperCase(phrases.language));
    }),
  );
}

/** The composer's own templates as sentences of a source, with every name filled from the data. */
function templateSentences(phrases: Phrases, roll: Dice): string[] {
  return data.frames.flatMap((kind) => {
    const keys = phrases.keys.filter((key) => key.startsWith(`frames.${kind.id}.`));
    return keys.flatMap((key) =>
      Array.from({ length: ROUNDS * 2 }, () => {
        const cast = draw(states, 6, roll).map((id) => actors.saidOf(id, phrases.language)!);
        const pair = phrases.say('frames.list', { first: cast[4]!, last: cast[3]! });
        const roles = Object.keys(kind.roles).map((role, at) => [role, role === 'parties' ? pair : cast[at]!]);
        const slot =
          kind.slots.find((id) => key.endsWith(`.${id}`)) ?? kind.slots[roll(Math.max(1, kind.slots.length))];
        const count = slot ? countWords(slot, phrases, roll) : undefined;
        const theme = themeWith('theme', kind.about, phrases, roll);
        const things = Object.entries(kind.things).map(([name, about]) => themeWith(name, about, phrases, roll));
        const day_ = phrases.say('frames.date.day', { date: localDate(day(roll), phrases) });
        const isCounted = count !== undefined && (roll(3) > 0 || !theme['theme']);
        const optional = { date: roll(3) > 0 ? day_ : undefined, ...wholeOf(theme, count, isCounted) };
        const line = fillTemplate(phrases.say(key), Object.assign(Object.fromEntries(roles), ...things, optional));
        return line ? [phrases.say('frames.sentence', { line: claimed(line, cast[5]!, phrases, roll) })] : [];
      }).flat(),
    );
  });
}

/** Every other line on somebody's word. */
function claimed(line: string, claimant: string, phrases: Phrases, roll: Dice): string {
  const keys = phrases.keys.filter((key) => key.startsWith('frames.claim.'));
  const at = roll(keys.length * 2);
  const said = at < keys.length ? phrases.say(keys[at]!, { claimant, line }) : line;
  return said.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(phrases.language));
}

/** A theme of a kind as a template's part, with its forms and, as `known`, what is said of one that is known. */
function themeWith(name: string, about: string | undefined, { language }: Phrases, roll: Dice): Parts {
  const themes = data.themes.filter(({ kind, words }) => kind === about && words[language]);
  const theme = themes[roll(Math.max(1, themes.length))];
  if (!theme) return {};
  const said = { id: theme.id, words: theme.words[language]![0]! };
  const known = { id: theme.id, words: theme.known[language] ?? said.words };
  return {
    ...{ [name]: said.words, ...formsOfTheme(name, said, data, language) },
    ...(name === 'theme' ? { known: known.words, ...formsOfTheme('known', known, data, language) } : {}),
  };
}

/** What a template may tell of a thing and its count, in the forms that its words agree with. */
function wholeOf(theme: Parts, count: Counted | undefined, isCounted: boolean): Parts {
  const what = isCounted ? count?.words : theme['theme'];
  const form = isCounted ? count?.form : theme['theme.form'];
  return {
    ...theme,
    ...{ figure: count?.words, 'figure.form': count?.form, what, 'what.form': form },
    ...{ whose: what, 'whose.form': form },
  };
}

interface Counted {
  words: string;
  form: string;
}

function countWords(slot: string, phrases: Phrases, roll: Dice): Counted {
  const units = data.slots.find(({ id }) => id === slot)!.units;
  const unit = units[0]?.startsWith('@') ? 'USD' : (units[0] ?? 'soldiers');
  const amount = amountOf(roll);
  const words = { amount: bareAmount(amount, phrases, 'plain')!, unit: unitWord(unit, amount, phrases) };
  return { words: phrases.say('frames.amount.counted', words), form: formOfCount({ ...amount, unit }, phrases) };
}

function amountWords(phrases: Phrases, roll: Dice): string {
  return bareAmount(amountOf(roll), phrases, 'plain')!;
}

const BOUNDS = [undefined, undefined, undefined, 'more-than', 'at-least', 'up-to', 'less-than'] as const;

function amountOf(roll: Dice): { value?: number; min?: number; max?: number; bound?: string; approximate?: boolean } {
  const size = (roll(89) + 11) * [10, 100, 1000, 100_000][roll(4)]!;
  if (roll(6) === 0) return { min: size, max: size * 2 };
  const bound = BOUNDS[roll(BOUNDS.length)];
  return { value: size, ...(bound ? { bound } : roll(3) === 0 ? { approximate: true } : {}) };
}

function day(roll: Dice): string {
  return `${2023 + roll(2)}-${String(1 + roll(12)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`;
}

function draw<T>(items: readonly T[], count: number, roll: Dice): T[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(roll(left.length), 1)[0]!);
}
