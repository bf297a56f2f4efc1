/** The calls of the program: reads one, hands it to the file beside this one that does it, and turns failures into a line and a code. */
import { Command, CommanderError } from 'commander';
import { DEFAULT_LANGUAGE, loadConfig, type Config } from '../config.ts';
import { readPhrases, type Phrases } from '../data/phrases.ts';
import type { AnalyzeOptions } from './analyze.ts';
import type { BriefOptions } from './brief.ts';
import type { Call, Streams } from './call.ts';
import { dataFolder } from './program-folder.ts';
import { EXIT, reportError } from './report-error.ts';
import type { RestoreOptions } from './restore.ts';
import type { SourcesOptions } from './sources.ts';
import type { SummarizeOptions } from './summarize.ts';

/** What a call of the program does; it is loaded only when it is called. Answers the exit code, 0 when it says nothing. */
type Doing = (call: Call) => Promise<number | void>;

/** Reads and does one call, `argv` as the process has it. Answers the exit code; never rejects. */
export async function runProgram(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  streams: Streams,
): Promise<number> {
  const words = createWords(environment['SAAR_LANGUAGE']);
  let config: Config | undefined;
  let exitCode: number = EXIT.done;
  const run = (doing: Doing) => async () => {
    config = loadConfig(environment, process.cwd());
    exitCode = (await doing(callOf(config, words, streams))) ?? EXIT.done;
  };
  try {
    await program(isHelpAsked(argv) ? words : undefined, run, streams).parseAsync(argv);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.user;
    const report = reportError(error, words(config?.language), config?.secrets);
    streams.err.write(`saar: ${report.line}\n`);
    return report.exitCode;
  }
}

/** The words of a language, else of the one asked for, else of the default. */
type Words = (language?: string) => Phrases;

/** Reading the phrase files takes longer than many a call, so it waits until a word is needed. */
function createWords(asked: string | undefined): Words {
  let all: ReadonlyMap<string, Phrases> | undefined;
  return (language) => {
    all ??= readPhrases(`${dataFolder}/phrases`);
    return all.get(language ?? '') ?? all.get(asked ?? '') ?? all.get(DEFAULT_LANGUAGE)!;
  };
}

function callOf(config: Config, words: Words, streams: Streams): Call {
  return {
    config,
    get phrases() {
      return words(config.language);
    },
    ...streams,
  };
}

/** Descriptions are shown in help alone. */
function isHelpAsked(argv: readonly string[]): boolean {
  return argv.length < 3 || argv.some((word) => word === 'help' || word === '--help' || word === '-h');
}

type Run = (doing: Doing) => () => Promise<void>;

function program(words: Words | undefined, run: Run, { out, err }: Streams): Command {
  const say = (key: string) => words?.().say(`terminal.cli.${key}`) ?? '';
  const saar = new Command('saar').description(say('description')).exitOverride().showSuggestionAfterError();
  saar.configureOutput({ writeOut: (text) => void out.write(text), writeErr: (text) => void err.write(text) });
  saar
    .command('start')
    .description(say('start'))
    .action(run(async (call) => (await import('./locked.ts')).startLocked(call)));
  addReading(saar, say, run);
  addSources(saar, say, run);
  saar
    .command('topics')
    .description(say('topics'))
    .action(run(async (call) => (await import('./topics.ts')).topics(call)));
  saar
    .command('doctor')
    .description(say('doctor'))
    .action(run(async (call) => (await import('./doctor.ts')).doctor(call)));
  addKeeping(saar, say, run);
  saar.command('health', { hidden: true }).action(run(async (call) => (await import('./health.ts')).health(call)));
  return saar;
}

/** The calls that say what is read from the web; without a word, all of it is told. */
function addSources(saar: Command, say: (key: string) => string, run: Run): void {
  const doing = () => import('./sources.ts');
  const sources = saar.command('sources').description(say('sources'));
  sources
    .command('list', { isDefault: true })
    .description(say('sourcesList'))
    .option('--json', say('json'))
    .action((options: SourcesOptions) => run(async (call) => (await doing()).listSources(call, options))());
  sources
    .command('add')
    .description(say('sourcesAdd'))
    .argument('<urls...>', say('url'))
    .action((urls: string[]) => run(async (call) => (await doing()).addSources(call, urls))());
  sources
    .command('remove')
    .description(say('sourcesRemove'))
    .argument('<source>', say('sourceId'))
    .action((source: string) => run(async (call) => (await doing()).removeSource(call, source))());
  sources
    .command('check')
    .description(say('sourcesCheck'))
    .argument('<source>', say('sourceId'))
    .option('--json', say('json'))
    .action((source: string, options: SourcesOptions) =>
      run(async (call) => (await doing()).checkSource(call, source, options))(),
    );
  addSourceFiles(sources, say, run);
}

function addSourceFiles(sources: Command, say: (key: string) => string, run: Run): void {
  const doing = () => import('./sources.ts');
  sources
    .command('import')
    .description(say('sourcesImport'))
    .argument('<file>', say('opml'))
    .action((file: string) => run(async (call) => (await doing()).importSources(call, file))());
  sources
    .command('export')
    .description(say('sourcesExport'))
    .argument('[file]', say('opmlOut'))
    .action((file: string | undefined) => run(async (call) => (await doing()).exportSources(call, file))());
  sources
    .command('starter')
    .description(say('sourcesStarter'))
    .action(run(async (call) => (await doing()).addStarter(call)));
}

/** The calls that keep the database. */
function addKeeping(saar: Command, say: (key: string) => string, run: Run): void {
  saar
    .command('backup')
    .description(say('backup'))
    .action(run(async (call) => (await import('./backup.ts')).backup(call)));
  saar
    .command('compact')
    .description(say('compact'))
    .action(run(async (call) => (await import('./compact.ts')).compact(call)));
  saar
    .command('restore')
    .description(say('restore'))
    .argument('[file]', say('backupFile'))
    .option('--newest', say('newest'))
    .action((file: string | undefined, options: RestoreOptions) =>
      run(async (call) => (await import('./restore.ts')).restore(call, file, options))(),
    );
}

/** The calls that read articles. */
function addReading(saar: Command, say: (key: string) => string, run: Run): void {
  saar
    .command('brief')
    .description(say('brief'))
    .argument('[topic...]', say('topic'))
    .option('--about <words>', say('about'))
    .option('--language <language>', say('language'))
    .option('--json', say('json'))
    .option('--from <date>', say('from'))
    .option('--to <date>', say('to'))
    .option('--window <window>', say('window'))
    .option('--since <date|brief>', say('since'))
    .action((topic: string[], options: BriefOptions) =>
      run(async (call) => (await import('./brief.ts')).brief(call, topic.join(' '), options))(),
    );
  saar
    .command('analyze')
    .description(say('analyze'))
    .argument('<files...>', say('files'))
    .option('--json', say('json'))
    .option('--explain', say('explain'))
    .option('--published <date>', say('published'))
    .action((files: string[], options: AnalyzeOptions) =>
      run(async (call) => (await import('./analyze.ts')).analyze(call, files, options))(),
    );
  saar
    .command('summarize')
    .description(say('summarize'))
    .argument('<files...>', say('clusterFiles'))
    .option('--words <number>', say('words'))
    .option('--query <words>', say('query'))
    .option('--json', say('json'))
    .action((files: string[], options: SummarizeOptions) =>
      run(async (call) => (await import('./summarize.ts')).summarize(call, files, options))(),
    );
  saar
    .command('ingest')
    .description(say('ingest'))
    .argument('<path>', say('path'))
    .action((path: string) => run(async (call) => (await import('./ingest.ts')).ingest(call, path))());
}
