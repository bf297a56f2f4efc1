/**
 * Says a filled frame in the reader's language from phrase templates: nothing is said that the frame does not hold, and
 * whatever weakens the event in its sentence is said with it. A frame that cannot be said whole is not said: it is quoted.
 */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import type { Claim } from '../text/document.ts';
import { within } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import type { Actors } from '../text/names.ts';
import { aloneOf, isCountedAs, standsAlone } from './alone.ts';
import { commonNounsOf } from './common-nouns.ts';
import { ownClaim, saidOf } from './content.ts';
import { fillersOf, isBeside, type Filler } from './fillers.ts';
import { formOfCount, formOfNoun, formsOfTheme } from './forms.ts';
import type { Theme, ThemeReader } from './themes.ts';
import { bareAmount, unitWord } from '../data/amount-words.ts';
import { localDate } from '../data/date-words.ts';
import { listOf } from '../data/lists.ts';
import { fillTemplate, namesIn, type Parts } from '../data/templates.ts';

export interface Composer {
  language: string;
  /** The line, without a final stop; undefined when it would be thin, guessed, or lose a word that weakens it. */
  line(analysis: Analysis, frame: Frame): string | undefined;
  amount(figure: Figure): string;
  claimant(analysis: Analysis, figure: Figure): string | undefined;
}

interface Tools {
  data: Data;
  actors: Actors;
  themes: ThemeReader;
  phrases: Phrases;
}

/** A composer for one speaking language. */
export function compileComposer(tools: Tools): Composer {
  const { phrases } = tools;
  return {
    language: phrases.language,
    line(analysis, frame) {
      const parts = partsOf(analysis, frame, tools);
      if (!parts) return undefined;
      const needs = tools.data.frames.find((kind) => kind.id === frame.frame)!.needs;
      if (needs.some((need) => !parts[need])) return undefined;
      const fillers = fillersOf(analysis, frame, tools.data);
      const templates = templatesOf(frame, analysis, phrases).filter(
        (each) => !leavesOut(each, fillers, frame, analysis),
      );
      const template = templates.find((each) => fillTemplate(each, parts) !== undefined);
      const line = template && fillTemplate(template, parts);
      // A line that says the hearsay in its own place says it once.
      const isHedged = parts['hedge'] !== undefined && template !== undefined && namesIn(template).includes('hedge');
      const said = line && (isHedged ? line : withClaim(line, analysis, frame, tools));
      return said && capital(said, phrases.language);
    },
    amount: (figure) => countWords(figure, undefined, tools),
    claimant: (analysis, figure) => claimantWords(figure.claimant, figure.claimantActor, analysis, tools),
  };
}

/** Values for a template's names; undefined when something said in the clause cannot be said. */
function partsOf(analysis: Analysis, frame: Frame, tools: Tools): Record<string, string | undefined> | undefined {
  if (frame.negated || frame.doubted || frame.untold || !standsAlone(analysis, frame, tools.data)) return undefined;
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  if (figure && (figure.suspect || figure.status === 'denied')) return undefined;
  const theme = aloneOf(analysis, frame, tools.themes.find(analysis, frame), tools.data);
  const isCounted = theme && figure && theme.unit === figure.unit && isCountedAs(analysis, figure, theme);
  const count = figure && countWords(figure, isCounted ? theme.words : undefined, tools);
  const fillers = Object.entries(fillersOf(analysis, frame, tools.data));
  const roles = fillers.map(([role, filler]) => [role, roleWords(filler, tools)] as const);
  if (roles.some(([, words]) => words === undefined)) return undefined;
  return {
    ...Object.fromEntries(roles),
    figure: count,
    theme: theme?.words,
    what: count ?? theme?.words,
    whose: (figure?.subject ?? frame.roles['victim'] ?? frame.roles['place']) ? count : undefined,
    date: dateOf(analysis, frame, tools.phrases),
    ...saidOf(analysis, frame, theme, tools),
    ...(isBeside(analysis, frame, tools.data) ? { beside: tools.phrases.say(`frames.${frame.frame}.beside`) } : {}),
    ...(isHearsay(analysis, frame) ? { hedge: tools.phrases.say('frames.hedge') } : {}),
    ...formsOf(theme, figure, tools),
  };
}

/** The forms of a line's thing and figure, which the words around them agree with. */
function formsOf(theme: Theme | undefined, figure: Figure | undefined, { data, phrases }: Tools): Parts {
  const ofTheme = formsOfTheme('theme', theme, data, phrases.language);
  const count = figure && formOfCount(figure, phrases);
  return { ...ofTheme, 'figure.form': count, 'what.form': count ?? ofTheme['theme.form'] };
}

/**
 * Whoever or whatever fills a role is said: "70 soldiers were killed" is another claim without the place. The army that a count
 * is of is said with it ("600 Chilean soldiers").
 */
function leavesOut(
  template: string,
  fillers: Readonly<Record<string, Filler>>,
  { figure }: Frame,
  { figures, document }: Analysis,
): boolean {
  const subject = figure === undefined ? undefined : figures[figure]?.subject;
  const isSubject = ({ actors, noun }: Filler) =>
    !noun && actors.every((actor) => (document.names.find(({ id }) => id === actor)?.state ?? actor) === subject);
  return Object.entries(fillers).some(([role, filler]) => !namesIn(template).includes(role) && !isSubject(filler));
}

/**
 * Template keys are `frames.<frame>.<status>`, and with a word behind a hyphen for another way of saying it; losses have one for
 * each slot.
 */
function templatesOf(frame: Frame, analysis: Analysis, phrases: Phrases): string[] {
  const slot = frame.figure === undefined ? undefined : analysis.figures[frame.figure]?.slot;
  const bySlot = `frames.${frame.frame}.${slot}`;
  const byStatus = `frames.${frame.frame}.${frame.status}`;
  if (slot && phrases.has(bySlot) && frame.status === 'done') return [phrases.say(bySlot)];
  const ways = phrases.keys.filter((key) => key === byStatus || key.startsWith(`${byStatus}-`));
  return ways.map((key) => phrases.say(key));
}

function roleWords({ actors, noun }: Filler, { data, actors: known, phrases }: Tools): string | undefined {
  if (noun) return commonNounsOf(data).say(noun, phrases.language);
  // "The government" of nobody says too little.
  const isNobodys = (actor: string) => known.kindOf(actor) === 'office' && !actor.includes(':');
  const names = actors.map((actor) => (isNobodys(actor) ? undefined : known.saidOf(actor, phrases.language)));
  return names.some((name) => name === undefined) ? undefined : listOf(names as string[], phrases);
}

/** "more than 12 million artillery and tank shells", "लगभग 600 उत्तर कोरियाई सैनिक". */
function countWords(figure: Figure, theme: string | undefined, tools: Tools): string {
  const { phrases } = tools;
  const amount = bareAmount(figure, phrases, 'plain') ?? '';
  const unit = theme ?? unitWord(figure.unit, figure, phrases);
  const adjective = figure.subject && tools.actors.adjectiveOf(figure.subject, phrases.language);
  return adjective && !theme
    ? phrases.say('frames.amount.owned', { amount, adjective, unit })
    : phrases.say('frames.amount.counted', { amount, unit });
}

function dateOf(analysis: Analysis, frame: Frame, phrases: Phrases): string | undefined {
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date];
  if (!date || date.precision === 'interval') return undefined;
  return phrases.say(`frames.date.${date.precision}`, { date: localDate(date.iso, phrases) });
}

/** Claims whose words the frame rests on; a frame that is a claim itself does not rest on itself. */
export function claimsOver(analysis: Analysis, frame: Frame): Claim[] {
  const own = ownClaim(analysis, frame);
  // "Issued a statement and warned": what one says is no word of another that the saying rests on.
  const isOwn = (claim: Claim) => claim === own || (own?.claimant && claim.claimant?.start === own.claimant.start);
  return analysis.document.claims.filter(
    (claim) => !isOwn(claim) && claim.sentence === frame.sentence && within(frame.cue, claim.scope),
  );
}

/** Whether all that the event rests on is hearsay. */
function isHearsay(analysis: Analysis, frame: Frame): boolean {
  const claims = claimsOver(analysis, frame);
  return claims.length === 1 && claims[0]!.name === 'unnamed';
}

/** Puts the line on its claimant's word; undefined when that cannot be said faithfully. */
function withClaim(line: string, analysis: Analysis, frame: Frame, tools: Tools): string | undefined {
  const claims = claimsOver(analysis, frame);
  if (claims.length === 0) return line;
  if (claims.length > 1) return undefined;
  const claim = claims[0]!;
  const key = claim.name === 'unnamed' ? 'unnamed' : claim.polarity;
  if (!tools.phrases.has(`frames.claim.${key}`)) return undefined;
  const unnamed = claim.name === 'unnamed';
  const claimant = unnamed ? undefined : claimantWords(claim.name, claim.actor, analysis, tools);
  const noun = claim.actor ? undefined : commonNounsOf(tools.data).read(claim.name, analysis.document.language);
  return fillTemplate(tools.phrases.say(`frames.claim.${key}`), {
    line,
    claimant,
    'claimant.form': noun ? formOfNoun(noun) : 'one',
  });
}

function claimantWords(
  name: string | null,
  actor: string | undefined,
  analysis: Analysis,
  tools: Tools,
): string | undefined {
  if (name === null) return tools.phrases.say('frames.dispute.ownVoice');
  if (name === 'unnamed') return tools.phrases.say('frames.dispute.unnamed');
  const known = actor ? tools.actors.saidOf(actor, tools.phrases.language) : undefined;
  const { language } = analysis.document;
  const { nameless } = tools.data.languages.get(language)!.language;
  if (known || nameless.some((words) => fold(words) === fold(name))) return known;
  const common = commonNounsOf(tools.data).translate(name, language, tools.phrases.language);
  return common ?? (language === tools.phrases.language ? name : undefined);
}

function capital(line: string, language: string): string {
  return line.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language));
}
