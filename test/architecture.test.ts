/** The house rules that a reader of the code may rely on, each with its reason, which a failure prints. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const sources = [...filesIn('src'), ...filesIn('commands')];

interface Import {
  file: string;
  /** Path in the repository, or a package's name. */
  target: string;
  typeOnly: boolean;
  line: string;
}

/** What a room may import, and why. `shapes` are rooms whose types may be named, but whose code may not be run. */
interface Rule {
  room: string;
  from: readonly string[];
  shapes?: readonly string[];
  because: string;
}

const ERRORS = ['src/errors.ts'];
/** Same in, same out. */
const PURE = ['src/corpus', 'src/briefs', 'src/facts', 'src/text', 'src/data', ...ERRORS];

/** The first rule whose room a file lies in counts, so the narrow ones stand first. */
const RULES: readonly Rule[] = [
  { room: 'src/errors.ts', from: [], because: 'everyone imports errors, so errors import nobody' },
  { room: 'src/redact.ts', from: [], because: 'secrets are taken out by code that knows nothing else' },
  { room: 'src/config-fields.ts', from: [], because: 'what a setting may hold is told without reading it' },
  {
    room: 'src/config.ts',
    from: ['src/config-fields.ts', ...ERRORS],
    because: 'configuration is handed down as values',
  },
  { room: 'src/log.ts', from: ['src/redact.ts', ...ERRORS], because: 'every line that is logged passes the redactor' },
  { room: 'src/data', from: ERRORS, because: 'only its reader touches the data folder' },
  { room: 'src/text', from: ['src/data', ...ERRORS], because: 'same text, same Document: no store, clock or network' },
  { room: 'src/facts', from: ['src/text', 'src/data', ...ERRORS], because: 'a fact knows sentences, not readers' },
  {
    room: 'src/briefs',
    from: ['src/facts', 'src/text', 'src/data', ...ERRORS],
    shapes: ['src/corpus'],
    because: 'history and the optional Writer arrive as arguments',
  },
  {
    room: 'src/corpus',
    from: ['src/data', ...ERRORS],
    because: 'it brings articles in and does not decide where they are kept',
  },
  {
    room: 'src/stories',
    from: ['src/briefs', 'src/facts', 'src/text', 'src/corpus', 'src/data', ...ERRORS],
    because: 'which articles tell of one event is arithmetic on what was read: no store, clock or network',
  },
  {
    room: 'src/store',
    from: ['src/briefs/brief.ts', 'src/stories', 'src/corpus/near-copies.ts', ...ERRORS],
    shapes: ['src/corpus', 'src/facts'],
    because: 'the only home of SQL keeps shapes, and knows nothing of what they mean',
  },
  {
    room: 'src/pace',
    from: [],
    because: 'how fast one may ask is arithmetic on time alone, shared by answers and digests',
  },
  { room: 'src/net', from: ERRORS, because: 'what may be asked of the web is decided without knowing what for' },
  {
    room: 'src/sources',
    from: ['src/net', 'src/corpus', 'src/data', 'src/pace', 'src/reading/protocol.ts', ...ERRORS],
    shapes: ['src/app', 'src/store', 'src/reading'],
    because:
      'it brings news in by the guarded way, and hands them to the app: it reads no sentence and meets no platform',
  },
  {
    room: 'src/reading',
    from: [...PURE, 'src/stories', 'src/store/kept-reading.ts'],
    because: 'a thread does what the pure rooms do, and packs it: no clock, network or database goes along',
  },
  {
    room: 'src/messages',
    from: ['src/data', ...ERRORS],
    shapes: ['src/briefs', 'src/pace'],
    because: 'no Markdown, no HTML, no platform limit',
  },
  {
    room: 'src/app',
    from: ['src/messages', 'src/briefs', 'src/facts', 'src/text', 'src/corpus', 'src/data', ...ERRORS],
    shapes: ['src/store'],
    because: 'no branch on platform, no words of the reader, no SQL',
  },
  {
    room: 'commands',
    from: ['src/app', 'src/messages', 'src/data/date-words.ts', ...ERRORS],
    shapes: ['src/data', 'src/briefs', 'src/store'],
    because: 'a command never meets the store, an adapter or a platform',
  },
  {
    room: 'src/delivery',
    from: ['src/app', 'src/messages', 'src/data', 'src/pace', ...ERRORS],
    shapes: ['src/store', 'src/briefs'],
    because: 'it meets a Sender, never an adapter',
  },
  ...['discord', 'telegram', 'web'].map((name) => ({
    room: `src/adapters/${name}`,
    from: ['src/messages', 'src/pace', ...ERRORS],
    shapes: ['src/app'],
    because: 'the wire and the look, nothing else: never another adapter or the store',
  })),
  {
    room: 'src/adapters/terminal',
    from: [
      ...['src/messages', 'src/text/document.ts', ...ERRORS],
      ...['src/data/phrases.ts', 'src/data/amount-words.ts', 'src/data/date-words.ts'],
    ],
    shapes: ['src/app', 'src/facts', 'src/briefs'],
    because: 'the terminal also shows what was read: it knows the shapes of facts and the words for them',
  },
  { room: 'src/main', from: ['src', 'commands'], because: 'main is the only one that knows everyone' },
];

/** Packages with one home, and why. */
const HOMES: readonly { packages: readonly string[]; homes: readonly string[]; because: string }[] = [
  { packages: ['discord.js'], homes: ['src/adapters/discord'], because: 'another platform must never need it' },
  { packages: ['grammy'], homes: ['src/adapters/telegram'], because: 'another platform must never need it' },
  { packages: ['hono', '@hono/node-server'], homes: ['src/adapters/web'], because: 'only the page speaks HTTP' },
  { packages: ['better-sqlite3', 'kysely'], homes: ['src/store'], because: 'the only home of SQL and its drivers' },
  {
    packages: ['node-cron'],
    homes: [],
    because:
      'it stands still when the clock is set back, and for ever when it is set far ahead: see src/delivery/runner.ts',
  },
  { packages: ['temporal-polyfill'], homes: ['src/delivery'], because: 'local times are worked out in one place' },
  { packages: ['prom-client'], homes: ['src/main'], because: 'whoever sends tells what happened; main counts it' },
  { packages: ['pino'], homes: ['src/log.ts'], because: 'a second log would have no redactor' },
  {
    packages: ['commander', 'cli-progress'],
    homes: ['src/main/program.ts', 'src/adapters/terminal'],
    because: 'only the terminal has a command line',
  },
  {
    packages: ['undici', 'ipaddr.js', 'robots-parser'],
    homes: ['src/net'],
    because: 'whoever asks the web passes the guard',
  },
  { packages: ['feedsmith'], homes: ['src/corpus'], because: 'feeds are read once, on the way in' },
  {
    packages: ['linkedom', '@mozilla/readability'],
    homes: ['src/corpus'],
    because: 'pages are cleaned once, on the way in',
  },
];

const imports = sources.flatMap(importsOf);

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keep to the table of rooms', () => {
    const broken = imports.filter(({ target }) => isOurs(target)).filter(isBroken);
    expect(broken.map((found) => `${told(found)}: ${ruleOf(found.file).because}`)).toEqual([]);
  });

  it('leave main to itself', () => {
    const wrong = imports.filter(({ file, target }) => isIn(target, 'src/main') && !isIn(file, 'src/main'));
    expect(wrong.map((found) => `${told(found)}: nothing imports main`)).toEqual([]);
  });

  it.each(HOMES)('keep $packages in $homes, because $because', ({ packages, homes }) => {
    const wrong = imports.filter(
      ({ file, target }) => packages.includes(packageOf(target)) && !homes.some((home) => isIn(file, home)),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('name the file with its ending, as Node runs it', () => {
    const wrong = imports.filter(({ target }) => isOurs(target) && !existsSync(join(ROOT, target)));
    expect(wrong.map(told)).toEqual([]);
  });
});

describe('files', () => {
  it('look at the environment in config.ts and main.ts alone: configuration is handed down as values', () => {
    const looking = sources.filter((file) => /\bprocess\.env\b/.test(codeOf(file)));
    expect(looking.filter((file) => file !== 'src/config.ts' && file !== 'src/main.ts')).toEqual([]);
  });

  it('are short enough to be read whole: at most 220 lines', () => {
    const long = sources
      .map((file) => [file, codeOf(file).split('\n').length] as const)
      .filter(([, lines]) => lines > 220);
    expect(long).toEqual([]);
  });

  it('say what they are for before anything else', () => {
    const silent = sources.filter(
      (file) => !/^(#!.*\n)?(import [^;]+;\n|import \{[^}]+\}[^;]+;\n)*\s*(\/\*\*|\/\/)/.test(codeOf(file)),
    );
    expect(silent).toEqual([]);
  });

  it('have no default export, no any, and no name that says nothing', () => {
    const wrong = sources.filter(
      (file) =>
        /^export default\b/m.test(codeOf(file)) ||
        /(:|<|as) any\b/.test(withoutComments(codeOf(file))) ||
        /(^|\/)(utils?|common|helpers?|types|misc)(\.ts|\/)/.test(file),
    );
    expect(wrong).toEqual([]);
  });

  it('name no reading language: a language is a data pack', () => {
    const codes = readdirSync(join(ROOT, 'data/languages'));
    const named = new RegExp(`'(${codes.join('|')})'`);
    // The one default that an environment without SAAR_LANGUAGE falls back to.
    const wrong = sources.filter((file) => file !== 'src/config.ts' && named.test(withoutIntl(codeOf(file))));
    expect(wrong).toEqual([]);
  });
});

describe('documents', () => {
  it.each(['README.md', 'CONTRIBUTING.md'].filter((name) => existsSync(join(ROOT, name))))(
    '%s names paths that exist',
    (name) => {
      const text = readFileSync(join(ROOT, name), 'utf8');
      const named = [...text.matchAll(/`((?:src|data|commands|test|bench|\.ci)\/[\w./-]*\w)`/g)].map(
        (match) => match[1]!,
      );
      const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1]!);
      expect([...named, ...linked].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    },
  );
});

function ruleOf(file: string): Rule {
  const rule = RULES.find(({ room }) => isIn(file, room));
  if (!rule) throw new Error(`${file} lies in no room of the table`);
  return rule;
}

function isBroken({ file, target, typeOnly }: Import): boolean {
  const { room, from, shapes = [] } = ruleOf(file);
  const allowed = [room, ...from, ...(typeOnly ? shapes : [])];
  return !allowed.some((place) => isIn(target, place));
}

function isIn(file: string, room: string): boolean {
  return file === room || file.startsWith(`${room}/`) || (room === 'src/main' && file === 'src/main.ts');
}

function isOurs(target: string): boolean {
  return target.startsWith('src/') || target.startsWith('commands/');
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function told({ file, line }: Import): string {
  return `${file} has ${line}`;
}

/** Every import and export of another module, static or lazy. */
function importsOf(file: string): Import[] {
  const code = codeOf(file);
  const statements = code.matchAll(/^(import|export)\s+(type\s+)?([^;'"]*?\s*from\s+)?'([^']+)'/gm);
  const lazy = code.matchAll(/\bimport\('([^']+)'\)/g);
  return [
    ...[...statements].map((match) => found(file, match[4]!, Boolean(match[2]) || namesTypesOnly(match[3]), match[0])),
    ...[...lazy].map((match) => found(file, match[1]!, false, match[0])),
  ];
}

/** `import { type A, type B } from …` runs nothing of the other module's own names. */
function namesTypesOnly(clause: string | undefined): boolean {
  const names = clause
    ?.match(/^\{([^}]*)\}/)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '));
}

function found(file: string, specifier: string, typeOnly: boolean, line: string): Import {
  const target = specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), specifier)) : specifier;
  return { file, target, typeOnly, line: line.replace(/\s+/g, ' ') };
}

function codeOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

/** Locales of `Intl` used for machine words (names of scripts, zones) say nothing about a reading language. */
function withoutIntl(code: string): string {
  return withoutComments(code).replace(/\bIntl\.\w+\(\[?'[^']*'/g, '');
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}
