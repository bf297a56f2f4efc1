/** On whose word a composed line rests: the claims over its event, and the words that put the line on them. */
import type { Analysis, Frame } from '../facts/analysis.ts';
import { within, type Claim } from '../text/document.ts';
import { claimDate, claimManner } from './claim-time.ts';
import { isWholeVoice } from './alone.ts';
import { commonNounsOf } from './common-nouns.ts';
import type { ComposeTools } from './compose.ts';
import { ownClaim } from './content.ts';
import { dateWords } from './fill.ts';
import { formOfNoun } from './forms.ts';
import { fillTemplate, namesIn, type Parts } from '../data/templates.ts';
import { fold } from '../text/fold.ts';

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
export function isHearsay(analysis: Analysis, frame: Frame): boolean {
  const claims = claimsOver(analysis, frame);
  return claims.length === 1 && claims[0]!.name === 'unnamed';
}

/** What a claimant who tells of its own deed is called behind its name ("Kenya confirmed that it …"); undefined elsewhere. */
export function selfOf(analysis: Analysis, frame: Frame, { phrases }: ComposeTools): string | undefined {
  const claim = claimsOver(analysis, frame)[0];
  const isSelf = claim && frame.roles['agent']?.own && phrases.has(`frames.self.${claim.polarity}`);
  return isSelf ? phrases.say('frames.self.name') : undefined;
}

/** Puts the line on its claimant's word; undefined when that cannot be said faithfully. */
export function withClaim(line: string, analysis: Analysis, frame: Frame, tools: ComposeTools): string | undefined {
  const claims = claimsOver(analysis, frame);
  if (claims.length === 0) return line;
  if (claims.length > 1) return undefined;
  const claim = claims[0]!;
  if (!isWholeVoice(analysis, claim, tools.data)) return undefined;
  const { phrases } = tools;
  const isSelf = selfOf(analysis, frame, tools) !== undefined;
  const key = `frames.${claim.name === 'unnamed' ? 'claim.unnamed' : `${isSelf ? 'self' : 'claim'}.${claim.polarity}`}`;
  if (!phrases.has(key)) return undefined;
  const template = phrases.say(key);
  const manner = claimManner(analysis, claim, frame, tools.data);
  if (manner && !namesIn(template).includes('manner')) return undefined;
  const date = claimDate(analysis, claim, frame);
  return fillTemplate(template, {
    line: isSelf ? line.replace(phrases.say('frames.self.apart'), phrases.say('frames.self.joined')) : line,
    ...claimantParts(claim, analysis, tools),
    date: date && dateWords(date, phrases),
    manner: manner?.words[phrases.language]?.[0],
  });
}

/** A claimant with its form, for a template. */
function claimantParts({ name, actor }: Claim, analysis: Analysis, tools: ComposeTools): Parts {
  if (name === 'unnamed') return {};
  const noun = actor ? undefined : commonNounsOf(tools.data).read(name, analysis.document.language);
  return {
    claimant: claimantWords(name, actor, analysis, tools),
    'claimant.form': noun ? formOfNoun(noun) : 'one',
  };
}

/** A claimant in the reader's language; undefined for a foreign name that no list knows. */
export function claimantWords(
  name: string | null,
  actor: string | undefined,
  analysis: Analysis,
  tools: ComposeTools,
): string | undefined {
  if (name === null) return tools.phrases.say('frames.dispute.ownVoice');
  if (name === 'unnamed') return tools.phrases.say('frames.dispute.unnamed');
  const known = actor ? namedActor(actor, tools) : undefined;
  const { language } = analysis.document;
  const { nameless } = tools.data.languages.get(language)!.language;
  if (known || nameless.some((words) => fold(words) === fold(name))) return known;
  const common = commonNounsOf(tools.data).translate(name, language, tools.phrases.language);
  return common ?? (language === tools.phrases.language ? name : undefined);
}

/** What a line calls an actor; undefined for an office that is nobody's ("the army"): a line would leave open whose it is. */
export function namedActor(actor: string, { actors, phrases }: ComposeTools): string | undefined {
  const isNobodys = actors.kindOf(actor) === 'office' && actors.stateOf(actor) === undefined && !actor.includes(':');
  return isNobodys ? undefined : actors.saidOf(actor, phrases.language);
}
