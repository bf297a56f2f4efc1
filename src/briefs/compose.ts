/**
 * Says a filled frame in the reader's language from phrase templates: nothing is said that the frame does not hold, and
 * whatever weakens the event in its sentence is said with it. A frame that cannot be said whole is not said: it is quoted.
 */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Analysis, Figure, Frame } from '../facts/analysis.ts';
import type { Actors } from '../text/names.ts';
import { aloneOf, isCountedAs, standsAlone } from './alone.ts';
import { commonNounsOf } from './common-nouns.ts';
import { claimantWords, isHearsay, namedActor, selfOf, withClaim } from './claimed.ts';
import { saidOf } from './content.ts';
import { dateWords } from './fill.ts';
import { fillersOf, isBeside, type Filler } from './fillers.ts';
import { formOfCount, formsOfTheme } from './forms.ts';
import { needsOf, ownerActor } from './needs.ts';
import { isReached } from './reached.ts';
import { sentencesOf, type Theme, type ThemeReader } from './themes.ts';
import { bareAmount, unitWord } from '../data/amount-words.ts';
import { listOf } from '../data/lists.ts';
import { fillTemplate, namesIn, type Parts } from '../data/templates.ts';

export interface Composer {
  language: string;
  /** The line, without a final stop; undefined when it would be thin, guessed, or lose a word that weakens it. */
  line(analysis: Analysis, frame: Frame): string | undefined;
  /** Sentences that the line rests on. */
  sentences(analysis: Analysis, frame: Frame): number[];
  amount(figure: Figure): string;
  claimant(analysis: Analysis, figure: Figure): string | undefined;
}

export interface ComposeTools {
  data: Data;
  actors: Actors;
  themes: ThemeReader;
  phrases: Phrases;
}

/** A composer for one speaking language. */
export function compileComposer(tools: ComposeTools): Composer {
  const { phrases } = tools;
  return {
    language: phrases.language,
    line(analysis, frame) {
      const parts = partsOf(analysis, frame, tools);
      if (!parts) return undefined;
      if (needsOf(frame, tools.data).some((need) => !parts[need])) return undefined;
      const fillers = fillersOf(analysis, frame, tools.data);
      const templates = templatesOf(frame, analysis, phrases).filter(
        (each) => !leavesOut(each, { fillers, parts }, frame, analysis),
      );
      const template = templates.find((each) => fillTemplate(each, parts) !== undefined);
      const line = template && fillTemplate(template, parts);
      // A line that says the hearsay in its own place says it once.
      const isHedged = parts['hedge'] !== undefined && template !== undefined && namesIn(template).includes('hedge');
      const said = line && (isHedged ? line : withClaim(line, analysis, frame, tools));
      return said && capital(said, phrases.language);
    },
    sentences: (analysis, frame) => sentencesOf(analysis, frame, tools.themes),
    amount: (figure) => countWords(figure, undefined, tools),
    claimant: (analysis, figure) => claimantWords(figure.claimant, figure.claimantActor, analysis, tools),
  };
}

/** Values for a template's names; undefined when something said in the clause cannot be said. */
function partsOf(analysis: Analysis, frame: Frame, tools: ComposeTools): Parts | undefined {
  if (frame.negated || frame.doubted || frame.untold || !standsAlone(analysis, frame, tools.data)) return undefined;
  if (!isReached(analysis, frame, tools.themes, tools.data)) return undefined;
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  if (figure && (figure.suspect || figure.status === 'denied')) return undefined;
  const theme = aloneOf(analysis, frame, tools.themes.find(analysis, frame), tools.data);
  const isCounted = theme && figure && theme.unit === figure.unit && isCountedAs(analysis, figure, theme);
  const count = figure && countWords(figure, isCounted ? theme.words : undefined, tools, frame);
  const thing = theme && ownedWords(theme, tools);
  const roles = rolesOf(analysis, frame, tools);
  // A name inside the thing's own words ("विशेष बलों को") is nobody's part.
  const isTorn =
    theme && Object.values(frame.roles).some(({ start, end }) => start < theme.span.end && theme.span.start < end);
  if (isTorn || !roles || (theme && !thing)) return undefined;
  return {
    ...thingsOf(analysis, frame, tools),
    ...roles,
    figure: count,
    theme: thing,
    known: theme?.known,
    what: count ?? thing,
    whose: (figure?.subject ?? frame.roles['victim'] ?? frame.roles['place']) ? count : theme?.owner && thing,
    date: dateOf(analysis, frame, tools.phrases),
    ...saidOf(analysis, frame, theme, tools),
    ...(isBeside(analysis, frame, tools.data) ? { beside: tools.phrases.say(`frames.${frame.frame}.beside`) } : {}),
    ...(isHearsay(analysis, frame) ? { hedge: tools.phrases.say('frames.hedge') } : {}),
    ...formsOf(theme && { ...theme, words: thing! }, figure, tools),
  };
}

/** Who fills the roles; undefined when the language has no word for one of them. */
function rolesOf(analysis: Analysis, frame: Frame, tools: ComposeTools): Parts | undefined {
  const self = selfOf(analysis, frame, tools);
  const roles = Object.entries(fillersOf(analysis, frame, tools.data)).map(
    ([role, filler]) => [role, role === 'agent' && self ? self : roleWords(filler, tools)] as const,
  );
  return roles.some(([, words]) => words === undefined) ? undefined : Object.fromEntries(roles);
}

/** What else the event tells of. */
function thingsOf(analysis: Analysis, frame: Frame, { themes }: ComposeTools): Parts {
  return Object.fromEntries(Object.entries(themes.things(analysis, frame)).map(([name, { words }]) => [name, words]));
}

/** The forms of a line's thing and figure, which the words around them agree with. */
function formsOf(theme: Theme | undefined, figure: Figure | undefined, { data, phrases }: ComposeTools): Parts {
  const ofTheme = formsOfTheme('theme', theme, data, phrases.language);
  const ofKnown = formsOfTheme('known', theme && { ...theme, words: theme.known }, data, phrases.language);
  const form = figure ? formOfCount(figure, phrases) : ofTheme['theme.form'];
  return { ...ofTheme, ...ofKnown, 'figure.form': figure && form, 'what.form': form, 'whose.form': form };
}

/**
 * Whoever or whatever fills a role is said: "70 soldiers were killed" is another claim without the place. The army that a count
 * is of is said with it ("600 Chilean soldiers"), and "for the first time" is never lost.
 */
function leavesOut(
  template: string,
  { fillers, parts }: { fillers: Readonly<Record<string, Filler>>; parts: Parts },
  frame: Frame,
  { figures, document }: Analysis,
): boolean {
  const { figure } = frame;
  const owner = figure === undefined ? undefined : (figures[figure]?.subject ?? ownerActor(frame));
  const isOwner = ({ actors, noun }: Filler) =>
    !noun && actors.every((actor) => (document.names.find(({ id }) => id === actor)?.state ?? actor) === owner);
  const says = (name: string) => namesIn(template).includes(name);
  return (
    Object.entries(fillers).some(([role, filler]) => !says(role) && !isOwner(filler)) ||
    (parts['manner'] !== undefined && !says('manner'))
  );
}

/**
 * Template keys are `frames.<frame>.<status>`, and with a word behind a hyphen for another way of saying it; losses have one for
 * each slot, and passives without agent `passive`.
 */
function templatesOf(frame: Frame, analysis: Analysis, phrases: Phrases): string[] {
  const slot = frame.figure === undefined ? undefined : analysis.figures[frame.figure]?.slot;
  const bySlot = `frames.${frame.frame}.${slot}`;
  const byStatus = `frames.${frame.frame}.${frame.status}`;
  if (slot && phrases.has(bySlot) && frame.status === 'done') return [phrases.say(bySlot)];
  const passive = `frames.${frame.frame}.passive`;
  if (frame.passive && phrases.has(passive)) return frame.status === 'done' ? [phrases.say(passive)] : [];
  const ways = phrases.keys.filter((key) => key === byStatus || key.startsWith(`${byStatus}-`));
  return ways.map((key) => phrases.say(key));
}

function roleWords({ actors, noun }: Filler, tools: ComposeTools): string | undefined {
  if (noun) return commonNounsOf(tools.data).say(noun, tools.phrases.language);
  const names = actors.map((actor) => namedActor(actor, tools));
  return names.some((name) => name === undefined) ? undefined : listOf(names as string[], tools.phrases);
}

/** "Kenyan troops"; undefined where the language has no adjective for whose they are. */
function ownedWords(theme: Theme, { actors, phrases }: ComposeTools): string | undefined {
  if (!theme.owner) return theme.words;
  const adjective = actors.adjectiveOf(theme.owner, phrases.language);
  return adjective && phrases.say('frames.amount.adjective', { adjective, unit: theme.words });
}

/** "more than 12 million artillery and tank shells", "लगभग 600 उत्तर कोरियाई सैनिक". */
function countWords(figure: Figure, theme: string | undefined, tools: ComposeTools, frame?: Frame): string {
  const { phrases } = tools;
  const amount = bareAmount(figure, phrases, 'plain') ?? '';
  const unit = theme ?? unitWord(figure.unit, figure, phrases);
  const owner = figure.subject ?? (frame && ownerActor(frame));
  const adjective = owner && tools.actors.adjectiveOf(tools.actors.stateOf(owner) ?? owner, phrases.language);
  return adjective && !theme
    ? phrases.say('frames.amount.owned', { amount, adjective, unit })
    : phrases.say('frames.amount.counted', { amount, unit });
}

function dateOf(analysis: Analysis, frame: Frame, phrases: Phrases): string | undefined {
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date];
  return date && dateWords(date, phrases);
}

function capital(line: string, language: string): string {
  return line.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language));
}
