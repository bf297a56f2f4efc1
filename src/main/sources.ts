/** `saar sources …`: what is read from the web, changed and looked at from the command line, whether Saar runs or not. */
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { lineOn, progressOn } from '../adapters/terminal/progress.ts';
import { render } from '../adapters/terminal/render.ts';
import { safeText } from '../adapters/terminal/safe-text.ts';
import { checkMessage } from '../../commands/sources/check.ts';
import { addedMessage } from '../../commands/sources/add.ts';
import { listMessage } from '../../commands/sources/list.ts';
import { troubleFirst } from '../../commands/sources/source-line.ts';
import type { Added, SourceVerbs } from '../app/sources.ts';
import { decodeBytes } from '../corpus/decode-bytes.ts';
import { fileBytes } from '../corpus/file-bytes.ts';
import { SaarError } from '../errors.ts';
import type { Message } from '../messages/message.ts';
import { sourceTitle } from '../messages/source-words.ts';
import { addressOf, folderOf } from './folder-typed.ts';
import { lookOf, printJson, type Call } from './call.ts';
import { openSaar, type Saar } from './open-saar.ts';
import { EXIT, reportError } from './report-error.ts';

export interface SourcesOptions {
  json?: boolean;
}

/** Who adds sources here. */
const BY = 'terminal';

/** Every source, those in trouble first; as JSON just as they are kept. */
export async function listSources(call: Call, { json }: SourcesOptions): Promise<void> {
  await withSources(call, async (sources, saar) => {
    const all = await sources.sources();
    if (json) printJson(call, all);
    else if (all.length === 0) say(call, 'terminal.welcome.no-sources');
    else show(call, listMessage(troubleFirst(all), tellingOf(call, saar)));
  });
}

/** Adds one after another and says of each what was found; what fails is told in a line. Answers the exit code. */
export async function addSources(call: Call, urls: readonly string[]): Promise<number> {
  return withSources(call, async (sources, saar) => {
    let exitCode: number = EXIT.done;
    let added = 0;
    for (const [index, url] of urls.entries()) {
      const look = looking(call, url, index, urls.length);
      try {
        const folder = folderOf(url);
        const adding = folder === undefined ? sources.addSource(url, BY) : sources.addFolder(folder, BY);
        const found = await adding.finally(() => look.stop());
        show(call, addedMessage(found, tellingOf(call, saar)));
        added += 1;
      } catch (error) {
        if (isKnown(error)) say(call, 'terminal.errors.source.same', error.parameters);
        else exitCode = tellFailure(call, url, error, exitCode);
      }
    }
    if (added > 0) say(call, 'sources.cli.later');
    return exitCode;
  });
}

/** @throws SaarError `source.unknown` */
export async function removeSource(call: Call, typed: string): Promise<void> {
  await withSources(call, async (sources) => {
    const { id } = await sources.source(addressOf(typed));
    say(call, 'sources.removed', { title: sourceTitle(await sources.removeSource(id)) });
  });
}

/** @throws SaarError what looking at it throws */
export async function checkSource(call: Call, typed: string, { json }: SourcesOptions): Promise<void> {
  await withSources(call, async (sources, saar) => {
    const look = looking(call, typed, 0, 1);
    const folder = folderOf(typed);
    const checking = folder === undefined ? sources.checkSource(typed) : sources.checkFolder(folder);
    const found = await checking.finally(() => look.stop());
    if (json) printJson(call, found);
    else show(call, checkMessage(found, true, tellingOf(call, saar)));
  });
}

/** Adds every feed of an OPML file. Answers the exit code. @throws SaarError of the file, `opml.invalid`, `opml.too-large` */
export async function importSources(call: Call, file: string): Promise<number> {
  const opml = file === '-' ? await text(call.input) : await readOpmlFile(file);
  return withSources(call, async (sources) => tellAdded(call, await sources.importSources(opml, BY)));
}

/** Adds the list that comes with Saar. */
export async function addStarter(call: Call): Promise<number> {
  return withSources(call, async (sources) => tellAdded(call, await sources.addStarter(BY)));
}

/** All feeds as OPML, to standard output or a file: no list holds pages and folders. */
export async function exportSources(call: Call, file: string | undefined): Promise<void> {
  await withSources(call, async (sources) => {
    const opml = await sources.exportSources();
    if (file === undefined || file === '-') return void call.out.write(opml.endsWith('\n') ? opml : `${opml}\n`);
    try {
      writeFileSync(file, opml);
    } catch (error) {
      throw new SaarError('file.unwritable', { file, reason: codeOf(error) }, 'user', error);
    }
    const feeds = (await sources.sources()).filter(({ kind }) => kind === 'feed');
    say(call, 'sources.cli.exported', { count: feeds.length, file });
  });
}

async function withSources<T>(call: Call, doing: (sources: SourceVerbs, saar: Saar) => Promise<T>): Promise<T> {
  const saar = await openSaar(call.config);
  try {
    return await doing(saar.app.sources, saar);
  } finally {
    await saar.close();
  }
}

/** What was added, what was there, and in a line each what was refused. */
function tellAdded(call: Call, { added, known, refused }: Added): number {
  let exitCode: number = EXIT.done;
  for (const { url, code, parameters } of refused)
    exitCode = tellFailure(call, url, new SaarError(code, parameters), exitCode);
  say(call, 'sources.cli.import', { added: added.length, known: known.length, refused: refused.length });
  if (added.length > 0) say(call, 'sources.cli.later');
  return added.length + known.length > 0 ? EXIT.done : exitCode;
}

/** A line on what was refused; the exit code of the first that was. */
function tellFailure({ err, phrases, config }: Call, url: string, error: unknown, exitCode: number): number {
  const report = reportError(error, phrases, config.secrets);
  const line = phrases.say('sources.cli.refused', { url: safeText(url), reason: report.line });
  err.write(`saar: ${line}\n`);
  return exitCode === EXIT.done ? report.exitCode : exitCode;
}

/** A bar for several, a line for one; nothing but on a terminal. */
function looking({ err, phrases }: Call, url: string, done: number, all: number): { stop(): void } {
  if (all === 1) return lineOn(err, safeText(phrases.say('sources.cli.looking', { url })));
  const bar = progressOn(err, phrases.say('sources.cli.looking-many'));
  bar.at(done, all);
  return bar;
}

/** The text of a file. @throws SaarError `file.*`, each naming the file */
async function readOpmlFile(file: string): Promise<string> {
  try {
    return decodeBytes(await fileBytes(file));
  } catch (error) {
    if (!(error instanceof SaarError)) throw error;
    throw new SaarError(error.code, { ...error.parameters, file }, error.blame, error);
  }
}

/** The same again changes nothing, and is nobody's mistake. */
function isKnown(error: unknown): error is SaarError {
  return error instanceof SaarError && error.code === 'source.same';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function tellingOf({ phrases, config }: Call, { app }: Saar) {
  return { app, phrases, language: config.language, now: new Date() };
}

/** Buttons have no place here. */
function show({ out }: Call, message: Message): void {
  out.write(render({ ...message, actions: [], pickers: [] }, lookOf(out)));
}

function say({ out, phrases }: Call, key: string, parameters?: Readonly<Record<string, string | number>>): void {
  out.write(`${safeText(phrases.say(key, parameters))}\n`);
}
