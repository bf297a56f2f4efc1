/**
 * Says a filled frame in the reader's language from phrase templates: nothing is said that the frame does not hold, and
 * whatever weakens the event in its sentence is said with it. A frame that cannot be said whole is not said: it is quoted.
 */
import type { Data } from '../data/data.ts';
import type { Phrases } from '../data/phrases.ts';
import type { Analysis, Figure, Frame, Role } from '../facts/analysis.ts';
import type { Claim } from '../text/document.ts';
import { within } from '../text/document.ts';
import type { Actors } from '../text/names.ts';
import { commonNounsOf } from './common-nouns.ts';
import { contentOf, ownClaim } from './content.ts';
import { formOfCount, formsOfTheme } from './forms.ts';
import type { Theme, ThemeReader } from './themes.ts';
import { bareAmount, unitWord } from '../data/amount-words.ts';
import { localDate } from '../data/date-words.ts';
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
      const template = templateOf(frame, analysis, phrases);
      const needs = tools.data.frames.find((kind) => kind.id === frame.frame)!.needs;
      if (!template || needs.some((need) => !parts[need]) || leavesOut(template, frame, analysis)) return undefined;
      const line = fillTemplate(template, parts);
      const said = line && withClaim(line, analysis, frame, tools);
      return said && capital(said, phrases.language);
    },
    amount: (figure) => countWords(figure, undefined, tools),
    claimant: (analysis, figure) => claimantWords(figure.claimant, figure.claimantActor, analysis, tools),
  };
}

/** Values for a template's names; undefined when something said in the clause cannot be said. */
function partsOf(analysis: Analysis, frame: Frame, tools: Tools): Record<string, string | undefined> | undefined {
  if (frame.negated || frame.doubted || frame.untold) return undefined;
  const figure = frame.figure === undefined ? undefined : analysis.figures[frame.figure];
  if (figure && (figure.suspect || figure.status === 'denied')) return undefined;
  const theme = tools.themes.find(analysis, frame);
  const count = figure && countWords(figure, theme?.unit === figure.unit ? theme.words : undefined, tools);
  const roles = Object.entries(frame.roles).map(([role, filler]) => [role, roleWords(filler, tools)] as const);
  if (roles.some(([, words]) => words === undefined)) return undefined;
  return {
    ...Object.fromEntries(roles),
    figure: count,
    theme: theme?.words,
    what: count ?? theme?.words,
    whose: (figure?.subject ?? frame.roles['victim'] ?? frame.roles['place']) ? count : undefined,
    date: dateOf(analysis, frame, tools.phrases),
    content: contentOf(analysis, frame, tools),
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
function leavesOut(template: string, { roles, figure }: Frame, { figures, document }: Analysis): boolean {
  const subject = figure === undefined ? undefined : figures[figure]?.subject;
  const isSubject = ({ actors }: Role) =>
    actors.every((actor) => (document.names.find(({ id }) => id === actor)?.state ?? actor) === subject);
  return Object.entries(roles).some(([role, filler]) => !namesIn(template).includes(role) && !isSubject(filler));
}

/** Template keys are `frames.<frame>.<status>`; losses have one for each slot. */
function templateOf(frame: Frame, analysis: Analysis, phrases: Phrases): string | undefined {
  const slot = frame.figure === undefined ? undefined : analysis.figures[frame.figure]?.slot;
  const bySlot = `frames.${frame.frame}.${slot}`;
  const byStatus = `frames.${frame.frame}.${frame.status}`;
  if (slot && phrases.has(bySlot) && frame.status === 'done') return phrases.say(bySlot);
  return phrases.has(byStatus) ? phrases.say(byStatus) : undefined;
}

function roleWords(role: Role, tools: Tools): string | undefined {
  const names = role.actors.map((actor) => tools.actors.saidOf(actor, tools.phrases.language));
  if (names.some((name) => name === undefined)) return undefined;
  return new Intl.ListFormat(`${tools.phrases.language}-IN`, { type: 'conjunction' }).format(names as string[]);
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
  return analysis.document.claims.filter(
    (claim) => claim !== own && claim.sentence === frame.sentence && within(frame.cue, claim.scope),
  );
}

/** Puts the line on its claimant's word; undefined when that cannot be said faithfully. */
function withClaim(line: string, analysis: Analysis, frame: Frame, tools: Tools): string | undefined {
  const claims = claimsOver(analysis, frame);
  if (claims.length === 0) return line;
  if (claims.length > 1) return undefined;
  const claim = claims[0]!;
  const key = claim.name === 'unnamed' ? 'unnamed' : claim.polarity;
  if (!tools.phrases.has(`frames.claim.${key}`)) return undefined;
  const claimant = claim.name === 'unnamed' ? '' : claimantWords(claim.name, claim.actor, analysis, tools);
  return claimant === undefined ? undefined : tools.phrases.say(`frames.claim.${key}`, { claimant, line });
}

function claimantWords(
  name: string | null,
  actor: string | undefined,
  analysis: Analysis,
  tools: Tools,
): string | undefined {
  if (name === null) return tools.phrases.say('frames.dispute.ownVoice');
  if (name === 'unnamed') return tools.phrases.say('frames.dispute.unnamed');
  const known = actor && tools.actors.saidOf(actor, tools.phrases.language);
  const { language } = analysis.document;
  const common = commonNounsOf(tools.data).translate(name, language, tools.phrases.language);
  return known ?? common ?? (language === tools.phrases.language ? name : undefined);
}

function capital(line: string, language: string): string {
  return line.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language));
}
