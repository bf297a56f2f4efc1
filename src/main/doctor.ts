/** `saar doctor`: looks at everything that Saar needs, one after another, and says how to mend what stops it. */
import { render } from '../adapters/terminal/render.ts';
import { isInTrouble } from '../../commands/sources/source-line.ts';
import { countedLine, troubleLine } from '../../commands/sources/told.ts';
import { localDate } from '../data/date-words.ts';
import type { Phrases } from '../data/phrases.ts';
import { text, type Inline } from '../messages/message.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { backupsOf } from '../store/backup-folder.ts';
import { databaseBytes } from '../store/copy.ts';
import { acquireLock } from '../store/lock.ts';
import { isFile } from '../store/sqlite.ts';
import { askDiscord, askTelegram, type PlatformAnswer } from './ask-platform.ts';
import { backupWords, sizeWords } from './backup-words.ts';
import { lookOf, type Call } from './call.ts';
import { missingTokens } from './live.ts';
import { openSaar, type Saar } from './open-saar.ts';
import { corpusPath, databasePath, dataFolder } from './program-folder.ts';
import { reportError, EXIT } from './report-error.ts';

/** A backup is made each day: an older one means that Saar has not run, or that none could be made. */
const OLD_MS = 2 * 86_400_000;

/** A source that fails for less is a site's affair. */
const PATIENCE_MS = 86_400_000;
const MOST_TROUBLED = 5;

/** One line of the answer: `bad` must be mended, `off` is only not in use. */
interface Finding {
  state: 'ok' | 'bad' | 'off';
  /** What was looked at. */
  what: string;
  found: string;
}

/** Prints the findings; answers 0 when nothing must be mended, else 2. */
export async function doctor(call: Call): Promise<number> {
  const findings = [
    nodeFinding(call),
    ...(await localFindings(call)),
    ...(await platformFindings(call)),
    pageFinding(call),
  ];
  const items = findings.map((finding) => findingLine(finding, call.phrases));
  const title = [text(call.phrases.say('terminal.doctor.title'))];
  const blocks = [
    { kind: 'title' as const, text: title },
    { kind: 'list' as const, items },
  ];
  call.out.write(render({ language: call.config.language, blocks }, lookOf(call.out)));
  return findings.some(({ state }) => state === 'bad') ? EXIT.user : EXIT.done;
}

function findingLine({ state, what, found }: Finding, phrases: Phrases): Inline[] {
  return [text(phrases.say(`terminal.doctor.${state}`), 'strong'), text(`  ${what}: ${found}`)];
}

function nodeFinding({ phrases }: Call): Finding {
  return { state: 'ok', what: phrases.say('terminal.doctor.check.node'), found: process.version };
}

/** Data, database and corpus build on each other: what fails first is told, the rest cannot be looked at. */
async function localFindings(call: Call): Promise<Finding[]> {
  const { phrases, config } = call;
  const what = (name: string) => phrases.say(`terminal.doctor.check.${name}`);
  const path = databasePath(config);
  try {
    const saar = await openSaar(config);
    const found = [
      { state: 'ok' as const, what: what('data'), found: dataFolder },
      databaseFinding(path, call),
      textsFinding(call),
      {
        state: 'ok' as const,
        what: what('lock'),
        found: phrases.say(`terminal.doctor.found.${isHeld(path) ? 'running' : 'free'}`),
      },
      backupFinding(path, call),
      ...(await openFindings(saar, call).finally(() => saar.close())),
    ];
    return found;
  } catch (error) {
    return [{ state: 'bad', what: what('database'), found: reportError(error, phrases, config.secrets).line }];
  }
}

function databaseFinding(path: string, { phrases }: Call): Finding {
  const size = sizeWords(databaseBytes(path));
  const found = phrases.say('terminal.doctor.found.database', { path, size });
  return { state: 'ok', what: phrases.say('terminal.doctor.check.database'), found };
}

/** How long full texts are kept. */
function textsFinding({ config, phrases }: Call): Finding {
  const days = config.keepTextDays;
  const found =
    days === undefined
      ? phrases.say('terminal.doctor.found.textsKept')
      : phrases.say('terminal.doctor.found.texts', { days });
  return { state: days === undefined ? 'off' : 'ok', what: phrases.say('terminal.doctor.check.texts'), found };
}

/** The newest backup's age; a look at whether it is sound takes seconds, and `saar restore` takes that look. */
function backupFinding(path: string, call: Call): Finding {
  const what = call.phrases.say('terminal.doctor.check.backup');
  const newest = isFile(path) ? backupsOf(path)[0] : undefined;
  if (!newest) return { state: 'off', what, found: call.phrases.say('terminal.doctor.found.noBackup') };
  const old = Date.now() - newest.madeAt > OLD_MS;
  const found = call.phrases.say(`terminal.doctor.found.${old ? 'backupOld' : 'backup'}`, backupWords(call, newest));
  return { state: old ? 'bad' : 'ok', what, found };
}

/** What needs an open Saar. */
async function openFindings(saar: Saar, call: Call): Promise<Finding[]> {
  return [await corpusFinding(saar, call), ...(await sourceFindings(saar, call))];
}

/** How many sources are read, and those that nobody could read for a day, each with why. */
async function sourceFindings({ app }: Saar, { phrases }: Call): Promise<Finding[]> {
  const what = phrases.say('terminal.doctor.check.sources');
  const all = await app.sources.sources();
  if (all.length === 0) return [{ state: 'off', what, found: phrases.say('terminal.doctor.found.noSources') }];
  const now = new Date();
  const { newest } = await app.summary();
  const day = newest === null ? [] : [phrases.say('chat.status.newest', { date: localDate(newest, phrases) })];
  const counted: Finding = { state: 'ok', what, found: [countedLine(all, { phrases }), ...day].join(' · ') };
  const troubled = all.filter((source) => isInTrouble(source));
  const lines = troubled.slice(0, MOST_TROUBLED).map((source): Finding => {
    const isNew = source.state === 'on' && now.getTime() - (source.failingSince ?? 0) < PATIENCE_MS;
    const found = troubleLine(source, { app, phrases, now });
    return { state: isNew ? 'ok' : 'bad', what: phrases.say('terminal.doctor.check.source'), found };
  });
  return [counted, ...lines];
}

function isHeld(path: string): boolean {
  try {
    acquireLock(path).release();
    return false;
  } catch {
    return true;
  }
}

async function corpusFinding({ app, data, collection, config }: Saar, { phrases }: Call): Promise<Finding> {
  const path = corpusPath(config);
  const { articles, refusals } = await readCorpus(path, data, { collection, now: new Date() });
  const files = refusals.slice(0, 5).map(({ file }) => file);
  const refused = phrases.say('terminal.doctor.found.refused', { count: refusals.length, files: files.join(', ') });
  const count = phrases.say('terminal.doctor.found.articles', { count: articles.length });
  const { unread } = await app.provenance();
  const left = phrases.say('terminal.doctor.found.unread', { count: unread });
  const found = [path, count, ...(refusals.length > 0 ? [refused] : []), ...(unread > 0 ? [left] : [])].join(', ');
  return { state: articles.length === 0 ? 'bad' : 'ok', what: phrases.say('terminal.doctor.check.corpus'), found };
}

async function platformFindings({ config, phrases }: Call): Promise<Finding[]> {
  const { discord, telegram } = config;
  const missing = missingTokens(config).map((name): Finding => {
    return { state: 'off', what: name, found: phrases.say('terminal.doctor.found.noToken', { name }) };
  });
  const asked = [
    ...(discord ? [answerFinding('Discord', 'DISCORD_TOKEN', await askDiscord(discord), phrases)] : []),
    ...(telegram ? [answerFinding('Telegram', 'TELEGRAM_TOKEN', await askTelegram(telegram), phrases)] : []),
  ];
  return [...asked, ...missing];
}

function answerFinding(what: string, token: string, answer: PlatformAnswer, phrases: Phrases): Finding {
  if (answer.kind === 'account')
    return { state: 'ok', what, found: phrases.say('terminal.doctor.found.account', { name: answer.name }) };
  if (answer.kind === 'dead')
    return { state: 'bad', what, found: phrases.say('terminal.doctor.found.deadToken', { name: token }) };
  const { host, reason } = answer;
  const name = token.replace('TOKEN', 'API_URL');
  return { state: 'bad', what, found: phrases.say('terminal.doctor.found.unanswered', { host, reason, name }) };
}

function pageFinding({ config, phrases }: Call): Finding {
  const what = phrases.say('terminal.doctor.check.page');
  if (config.httpPort === 0) return { state: 'off', what, found: phrases.say('terminal.doctor.found.pageOff') };
  return { state: 'ok', what, found: `http://127.0.0.1:${config.httpPort}/` };
}
