/** On whose word a line stands, when that was said and how: as in its source, and nothing else. Each fault is a code. */
import type { Data } from '../data/data.ts';
import type { Analysis, Frame } from '../facts/analysis.ts';
import type { Claim, DateMention } from '../text/document.ts';
import { claimDate, claimManner } from './claim-time.ts';
import { claimsOver } from './claimed.ts';
import { isWholeVoice } from './alone.ts';
import { commonNounsOf } from './common-nouns.ts';
import type { Ground } from './ground.ts';

/** Every date of the line is the event's own, or that of the saying where the line says when it was said. */
export function dateFaults(read: Analysis, back: Frame, { analysis, frame }: Ground): string[] {
  const date = frame.date === undefined ? undefined : analysis.document.dates[frame.date]?.iso;
  const sayings = new Set(sayingDates(analysis, frame).map(({ iso }) => iso));
  const told = sayingDates(read, back);
  const own = back.date === undefined ? undefined : read.document.dates[back.date]?.iso;
  const isSound = read.document.dates.every((said) =>
    told.includes(said) ? sayings.has(said.iso) : said.iso === date,
  );
  return isSound && (own === undefined || own === date) ? [] : ['date'];
}

/** When claimants said what the event's line tells. */
export function sayingDates(analysis: Analysis, frame: Frame): DateMention[] {
  return claimsOver(analysis, frame).flatMap((claim) => claimDate(analysis, claim, frame) ?? []);
}

/** "For the first time" belongs to the saying or to the event, as it did in the source. */
export function mannerFaults(read: Analysis, back: Frame, { analysis, frame }: Ground, data: Data): string[] {
  const mannerOf = (tongue: Analysis, event: Frame) =>
    claimsOver(tongue, event).map((claim) => claimManner(tongue, claim, event, data)?.id);
  return mannerOf(read, back).join() === mannerOf(analysis, frame).join() ? [] : ['manner'];
}

/** The line's claimants are the source's, in the same tone. */
export function claimFaults(read: Analysis, back: Frame, { analysis, frame }: Ground, data: Data): string[] {
  const source = claimsOver(analysis, frame);
  const said = claimsOver(read, back);
  const voice = ({ document }: Analysis, { actor, name }: Claim) =>
    actor ?? commonNounsOf(data).read(name, document.language)?.key ?? name;
  const match = source.every((claim) =>
    said.some((other) =>
      claim.name === 'unnamed'
        ? other.name === 'unnamed'
        : other.polarity === claim.polarity && voice(read, other) === voice(analysis, claim),
    ),
  );
  const whole = source.every((claim) => isWholeVoice(analysis, claim, data));
  return match && whole && said.length === source.length ? [] : ['claimant'];
}
