/** The program as people call it: its own process, its exit codes, what it prints and where. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefSchema } from '../src/briefs/brief.ts';
import { runProgram } from '../src/main/program.ts';

const ROOT = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'saar-program-'));
const PATIENCE_MS = 120_000;

const ARTICLE = {
  id: 'made-up-1',
  title: 'Two states ratify their treaty',
  publisher: 'Test paper',
  language: 'en',
  publishedAt: '2025-03-02',
  text: 'Borduria and Syldavia signed a defence treaty on 1 March 2025. Syldavia ratified the treaty, officials said.',
};

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const running: ChildProcess[] = [];

/** Settings of a call: a database of its own and no page, whatever the tests are run with. */
function settings(environment: Record<string, string>, database: string): Record<string, string> {
  return {
    SAAR_DATABASE: join(folder, `${database}.db`),
    SAAR_CORPUS: join(folder, 'corpus.json'),
    SAAR_HTTP_PORT: '0',
    ...environment,
  };
}

/** One call in this process. */
async function run(words: string[], environment = {}, database = 'one', typed = ''): Promise<Ended> {
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  input.end(typed);
  const [written, told] = [text(out), text(err)];
  const code = await runProgram(['node', 'saar', ...words], settings(environment, database), { out, err, input });
  out.end();
  err.end();
  return { code, out: await written, err: await told };
}

/** One call in a process of its own, from the sources. */
function program(words: string[], database: string): ChildProcess {
  const own = Object.entries(process.env).filter(([name]) => !/^(SAAR_|DISCORD_|TELEGRAM_)/.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...words], {
    cwd: ROOT,
    env: { ...Object.fromEntries(own), ...settings({}, database) },
  });
  running.push(child);
  return child;
}

function end(child: ChildProcess): Promise<Ended> {
  const [out, err] = [text(child.stdout!), text(child.stderr!)];
  child.stdin!.end();
  return new Promise((done) => {
    child.on(
      'close',
      (code) => void Promise.all([out, err]).then(([answer, rest]) => done({ code, out: answer, err: rest })),
    );
  });
}

beforeAll(() => writeFileSync(join(folder, 'corpus.json'), JSON.stringify(ARTICLE)));

afterAll(() => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('saar', { timeout: PATIENCE_MS }, () => {
  it('prints a brief on words of a reader, and says what to try where there is none', async () => {
    const { code, out, err } = await run(['brief', '--about', 'treaty of "Syldavia" <@1>', '--json']);
    expect([code, err]).toEqual([0, '']);
    const brief = briefSchema.parse(JSON.parse(out));
    expect(brief.topic).toEqual({ id: expect.stringMatching(/^about:/), title: 'treaty of "Syldavia' });
    expect(brief.bottomLine!.citations[0]!.quote).toContain('Syldavia');
    expect(brief.gaps).toEqual([]);
    const none = await run(['brief', '--about', 'nuclear cricket', '--language', 'hi']);
    expect(none.code).toBe(0);
    expect(none.out).toContain('दूसरे शब्द या लंबी अवधि');
  });

  it('prints a brief as JSON that holds the contract, every citation exact', async () => {
    const { code, out, err } = await run(['brief', 'treaty', '--json']);
    expect([code, err]).toEqual([0, '']);
    const brief = briefSchema.parse(JSON.parse(out));
    expect(brief.sources.map(({ id }) => id)).toEqual([ARTICLE.id]);
    const citations = [brief.bottomLine!, ...brief.keyPoints, ...brief.figures, ...brief.timeline].flatMap(
      (part) => part.citations,
    );
    for (const { start, end: to, quote } of citations) expect(brief.sources[0]!.text!.slice(start, to)).toBe(quote);
  });

  it('tells what changed since a day, and says why a window holds nothing', async () => {
    const since = await run(['brief', 'treaty', '--since', '2025-01-01']);
    expect([since.code, since.err]).toEqual([0, '']);
    expect(since.out).toContain('What changed');
    expect((await run(['brief', 'treaty', '--since', '2025-03-10'])).out).toContain('Nothing new since 10 March 2025.');
    expect((await run(['brief', 'treaty', '--window', '24h'])).out).toContain('no article falls in this window');
    const before = await run(['brief', 'treaty', '--since', '2025-03-10', '--json']);
    expect(JSON.parse(before.out)).toMatchObject({ window: { from: '2025-03-10' }, keyPoints: [], sources: [] });
  });

  it('measures relative dates from the day that the caller gives, and names it as the evidence', async () => {
    const argv = ['analyze', '-', '--json', '--published', '2016-11-07'];
    const { out } = await run(argv, {}, 'one', 'The council met on Friday.');
    expect(JSON.parse(out)).toMatchObject({
      documents: [
        {
          publication: { date: '2016-11-07', certainty: 'stated', evidence: { rule: 'given' } },
          dates: [{ iso: '2016-11-04', rule: 'weekday' }],
        },
      ],
    });
  });

  it('reads one text from standard input and prints what it reads in it', async () => {
    const { code, out } = await run(['analyze', '-', '--json'], {}, 'one', ARTICLE.text);
    expect(code).toBe(0);
    const { documents } = JSON.parse(out) as {
      documents: { text: string; sentences: { start: number; end: number }[] }[];
    };
    expect(documents[0]!.sentences.map((span) => documents[0]!.text.slice(span.start, span.end))).toHaveLength(2);
  });

  it.each([
    ['an unknown topic', ['brief', 'trety'], {}, 2, /trety.*treaty/],
    ['nothing to compare with', ['brief', 'treaty', '--since', 'x'], {}, 2, /“x”.*2025-01-31/],
    ['no window', ['brief', 'treaty', '--window', '7w'], {}, 2, /“7w”.*7d/],
    ['two windows', ['brief', 'treaty', '--window', '7d', '--to', '2025-01-31'], {}, 2, /not both/],
    ['neither a topic nor words', ['brief'], {}, 2, /--about/],
    ['a topic and words', ['brief', 'treaty', '--about', 'Syldavia'], {}, 2, /not both/],
    ['an address to ingest', ['ingest', 'https://news.example/1'], {}, 2, /saar: \S+/],
    ['a file that is not there', ['analyze', join(folder, 'none.txt')], {}, 2, /none\.txt/],
    ['a wrong setting', ['topics'], { SAAR_HTTP_PORT: '80k' }, 78, /SAAR_HTTP_PORT.*80k.*0…65535/],
    ['a corpus that is not there', ['brief', 'treaty'], { SAAR_CORPUS: join(folder, 'gone') }, 78, /SAAR_CORPUS.*gone/],
    ['a language nobody speaks', ['topics'], { SAAR_LANGUAGE: 'xx' }, 78, /SAAR_LANGUAGE.*xx/],
    ['an unknown call', ['breif'], {}, 2, /brief/],
  ])('answers %s with one clear line and its exit code', async (_, words, environment, exitCode, line) => {
    const { code, out, err } = await run(words, environment);
    expect([code, out]).toEqual([exitCode, '']);
    expect(err).toMatch(line);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('adds articles once: the same file again changes nothing', async () => {
    const words = ['ingest', join(folder, 'corpus.json')];
    const first = await run(words, {}, 'two');
    const second = await run(words, {}, 'two');
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.out).toContain('1 added');
    expect(second.out).toContain('0 added, 0 changed, 1 unchanged');
  });

  it('serves without a terminal, keeps a second one out with 75, and ends with 0 on SIGTERM', async () => {
    const first = program(['start'], 'three');
    const serving = new Promise<void>((up) => {
      let out = '';
      first.stdout!.on('data', (part: Buffer) => {
        out += part.toString();
        if (out.includes('SIGTERM')) up();
      });
    });
    const ended = end(first);
    await Promise.race([serving, ended]);
    const second = await end(program(['start'], 'three'));
    const well = await run(['health'], {}, 'three');
    expect([second.code, second.out]).toEqual([75, '']);
    expect([well.code, well.out]).toEqual([0, 'ok\n']);
    first.kill('SIGTERM');
    const { code, out, err } = await ended;
    expect([code, err.includes(' at ')]).toEqual([0, false]);
    expect(out).toContain('DISCORD_TOKEN, TELEGRAM_TOKEN');
  });
});
