/** `saar start`, once the database is ours (`locked.ts`): store, corpus, page, platforms, digests, prompt; and a good end to all of them. */
import { startPrompt } from '../adapters/terminal/prompt.ts';
import { progressOn } from '../adapters/terminal/progress.ts';
import { render } from '../adapters/terminal/render.ts';
import { terminalInvocation } from '../adapters/terminal/terminal-place.ts';
import { welcome } from '../adapters/terminal/welcome.ts';
import type { Web } from '../adapters/web/web.ts';
import type { ErrorLog } from '../app/error-message.ts';
import type { Log } from '../log.ts';
import { lookOf, type Call } from './call.ts';
import { createDailyBackup } from './daily-backup.ts';
import { createDigests, type Digests } from './digests.ts';
import { goLive, missingTokens, NEW_TOKEN } from './live.ts';
import { textsToForget } from './kept-texts.ts';
import { loadCorpus } from './load-corpus.ts';
import { nextDigestLine } from './next-digest.ts';
import { openSaar, type Saar } from './open-saar.ts';
import { openPage, statesOf } from './page.ts';
import type { Platform } from './platforms.ts';
import { databasePath } from './program-folder.ts';
import { refusalLines } from './refusal-lines.ts';
import { EXIT } from './report-error.ts';
import { createScreen, type Screen } from './screen.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { ending } from './signals.ts';
import { warmUp } from './warm-up.ts';

/** Supervisors kill what has not ended 10 s after they asked. */
const STOP_LIMIT_MS = 9_000;
/** Of the time at the end, for what is being sent and for readers' answers in hand; the rest is for page, store and lock. */
const SENDING_SHARE = 0.9;
/** What is being sent ends before its share does, so that how it ended can be written down. */
const SENDS_MS = 7_000;

interface Running extends Call, Screen {
  saar: Saar;
  digests: Digests;
  shutdown: Shutdown;
  /** Filled as they come. */
  platforms: Platform[];
}

/** Runs until a signal, `/quit` or a crash; answers the exit code. @throws SaarError when it cannot start. */
export async function start(call: Call): Promise<number> {
  const screen = createScreen(call);
  const shutdown = createShutdown(() => screen.log);
  const ended = ending(process, screen.log);
  try {
    return await Promise.race([ended.code, serve(call, screen, shutdown)]);
  } finally {
    ended.closing();
    await shutdown.run(STOP_LIMIT_MS);
  }
}

/** Opens everything in turn. Resolves with 0 when the person at the prompt leaves; without a prompt never. */
async function serve(call: Call, screen: Screen, shutdown: Shutdown): Promise<number> {
  const platforms: Platform[] = [];
  const { saar, digests } = await openWithDigests(call, screen.log, platforms);
  shutdown.add('store', () => saar.close());
  const backups = createDailyBackup({ databasePath: databasePath(call.config), log: screen.log });
  shutdown.add('backup', () => backups.stop());
  backups.start();
  const running: Running = { ...call, ...screen, saar, digests, shutdown, platforms };
  const web = await openPage({ ...running, onFailure: failuresTo(screen.log) });
  if (web) shutdown.add('page', () => web.stop());
  await readArticles(running);
  call.out.write(`${await welcomeScreen(running, web)}\n`);
  const next = await nextDigestLine(saar.store, call.phrases, call.config.language, Date.now());
  if (next !== undefined) call.out.write(`${next}\n`);
  await warmed(running);
  const refused = connect(running);
  await digests.runner.start([]);
  shutdown.add('sources', () => saar.collector.stop());
  saar.collector.start();
  return call.input.isTTY ? prompted(running) : refused;
}

/** Brings the platforms up. Resolves with an exit code when all of them refuse and nobody sits at the prompt; else never. */
function connect({ platforms, digests, saar, shutdown, input, log, config }: Running): Promise<number> {
  return new Promise((resolve) => {
    const onAllRefused = () => {
      if (input.isTTY) return log.error(`${ALL_REFUSED}; only the local page and the prompt go on`);
      log.error(`${ALL_REFUSED}; ending, for nobody can be reached: mend that and start again`);
      resolve(EXIT.configuration);
    };
    const onSender = digests.runner.add;
    platforms.push(...goLive({ config, log, door: saar.door, memory: saar.store, onSender, onAllRefused }));
    shutdown.add('digests and platforms', () => ended(digests, platforms), SENDING_SHARE);
  });
}

const ALL_REFUSED = 'no platform lets Saar in';

/** The runner first, so that nothing more is claimed; readers' answers in hand end beside what is being sent. */
async function ended({ runner }: Digests, platforms: readonly Platform[]): Promise<void> {
  const sends = runner.stop(SENDS_MS);
  await Promise.all([sends, ...platforms.map((platform) => platform.stop())]);
}

/** Where a platform will bring readers; a call at the prompt may as well wait its moment. */
async function warmed({ saar, config, log, shutdown }: Running): Promise<void> {
  if (!config.discord && !config.telegram) return;
  const state = { stopped: false };
  shutdown.add('briefs made beforehand', () => void (state.stopped = true));
  await warmUp(saar.app, log, () => state.stopped);
}

/** The app can send at once only through the runner, and the runner makes editions only through the app. */
async function openWithDigests(
  call: Call,
  log: Log,
  platforms: readonly Platform[],
): Promise<{ saar: Saar; digests: Digests }> {
  const late: { digests?: Digests } = {};
  const saar = await openSaar(call.config, {
    sendNow: (subscriptionId) => late.digests!.runner.sendNow(subscriptionId),
    platforms: () => statesOf(platforms),
    tell: (event, fields) => log.info(event, fields),
    threads: 1,
    log: failuresTo(log),
  });
  const onUnauthorized = (name: string) => void platforms.find((platform) => platform.name === name)?.refuse(NEW_TOKEN);
  const digests = createDigests({ ...saar, log, texts: textsToForget(call.config), onUnauthorized });
  late.digests = digests;
  return { saar, digests };
}

function failuresTo(log: Log): ErrorLog {
  return ({ reference, command, error }) => log.error('a command failed', { reference, command, err: error });
}

async function readArticles({ saar, phrases, err, log }: Running): Promise<void> {
  const bar = progressOn(err, phrases.say('terminal.progress.reading'));
  const { refusals, unread } = await loadCorpus(saar, (done, all) => bar.at(done, all)).finally(() => bar.stop());
  for (const line of refusalLines(refusals, phrases)) err.write(`${line}\n`);
  for (const id of unread) log.warn('an article is stored but could not be read', { article: id });
}

async function welcomeScreen({ saar, config, phrases, input, out }: Running, web: Web | undefined): Promise<string> {
  const summary = await saar.app.summary();
  const choices = await saar.door.suggest(terminalInvocation('brief', {}, config.language), 'topic', '');
  const topics = choices.map((choice) => ({ ...choice, articles: summary.byTopic[choice.value] ?? 0 }));
  const live = [...(config.discord ? ['Discord'] : []), ...(config.telegram ? ['Telegram'] : [])];
  const facts = {
    ...summary,
    topics,
    live,
    missing: missingTokens(config),
    sources: (await saar.app.sources.sources()).length,
    page: web?.address,
    prompt: input.isTTY === true,
  };
  return render(welcome(facts, config.language, phrases.say), lookOf(out));
}

function prompted({ saar, config, input, out, shutdown, above }: Running): Promise<number> {
  return new Promise((resolve) => {
    const { door } = saar;
    const { language } = config;
    const prompt = startPrompt({
      door,
      language,
      input,
      output: out,
      terminal: out.isTTY === true,
      quit: () => resolve(0),
    });
    above(prompt);
    shutdown.add('prompt', () => prompt.close());
  });
}
