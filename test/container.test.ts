/** The container files, read as an engine would read them: none runs where the tests do. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load as parse } from 'js-yaml';

const ROOT = resolve(import.meta.dirname, '..');

interface Instruction {
  name: string;
  words: string[];
  /** Index of the stage it stands in. */
  stage: number;
}

/** A Dockerfile's instructions: comments out, continued lines joined. */
function readDockerfile(text: string): Instruction[] {
  let stage = -1;
  const joined = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ');
  return joined
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...words] = line.trim().split(/\s+/);
      if (name === 'FROM') stage += 1;
      return { name, words, stage };
    });
}

const instructions = readDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
const last = Math.max(...instructions.map(({ stage }) => stage));
const runtime = instructions.filter(({ stage }) => stage === last);
const line = ({ words }: Instruction) => words.join(' ');
const one = (name: string) => runtime.filter((instruction) => instruction.name === name).map(line);

describe('the Dockerfile', () => {
  it('uses no instruction unknown to engines', () => {
    const known = ['FROM', 'RUN', 'WORKDIR', 'COPY', 'ENV', 'USER', 'VOLUME', 'STOPSIGNAL', 'HEALTHCHECK', 'CMD'];
    expect(instructions.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it('builds in one stage and runs in another, on the same base', () => {
    const bases = instructions.filter(({ name }) => name === 'FROM').map(({ words }) => words[0]);
    expect(bases).toEqual(['node:24.18.0-bookworm-slim', 'node:24.18.0-bookworm-slim']);
    expect(one('RUN').join(' ')).not.toMatch(/apt-get|npm/);
  });

  it('copies only what exists, and what .dockerignore lets through', () => {
    const copied = instructions
      .filter(({ name, words }) => name === 'COPY' && !words.some((word) => word.startsWith('--from')))
      .flatMap(({ words }) => words.slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const let_through = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    expect(copied.filter((path) => !let_through.includes(`!${path.replace('./', '')}`))).toEqual([]);
    expect(let_through).toContain('*');
  });

  it('brings data, built program and packages into the runtime stage', () => {
    const targets = one('COPY').map((words) => words.split(' ').at(-1));
    expect(targets).toEqual(expect.arrayContaining(['./data', './node_modules', './dist']));
  });

  it('runs as a user without rights, who owns the database folder alone', () => {
    expect(one('USER')).toEqual(['node']);
    const owner = one('RUN').find((words) => words.includes('chown'));
    expect(owner).toContain('chown node:node /var/lib/saar');
    expect(one('ENV').join(' ')).toContain('SAAR_DATABASE=/var/lib/saar/saar.db');
    expect(one('VOLUME')).toEqual(['/var/lib/saar']);
  });

  it('asks the program for its health, and starts it without a shell, so that signals reach it', () => {
    const check = one('HEALTHCHECK')[0]!;
    expect(JSON.parse(check.slice(check.indexOf('[')))).toEqual(['node', 'dist/src/main.js', 'health']);
    expect(JSON.parse(one('CMD')[0]!)).toEqual(['node', 'dist/src/main.js', 'start']);
  });

  it('starts the file that package.json says', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: { saar: string } };
    expect(bin.saar).toBe('dist/src/main.js');
  });
});

interface Compose {
  services: Record<string, Record<string, unknown>>;
  volumes: Record<string, unknown>;
}

describe('docker-compose.yml', () => {
  const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')) as Compose;
  const saar = compose.services['saar']!;

  it('keeps the database on a named volume', () => {
    const [name, folder] = (saar['volumes'] as string[])[0]!.split(':');
    expect(Object.keys(compose.volumes)).toEqual([name]);
    expect(folder).toBe('/var/lib/saar');
    expect(saar['environment']).toEqual({ SAAR_DATABASE: '/var/lib/saar/saar.db' });
  });

  it('takes every right away that Saar does not need', () => {
    expect(saar).toMatchObject({
      init: true,
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      tmpfs: ['/tmp'],
    });
    expect(saar).not.toHaveProperty('privileged');
    expect(saar).not.toHaveProperty('ports');
  });

  it('starts again after a failure, ends within its time, and needs no .env', () => {
    expect(saar).toMatchObject({
      restart: 'unless-stopped',
      stop_grace_period: '20s',
      env_file: [{ path: '.env', required: false }],
      build: '.',
    });
  });
});

describe('.env.example', () => {
  it('names only what the configuration knows', async () => {
    const { readConfig } = await import('../src/config.ts');
    const { parseEnv } = await import('node:util');
    const example = parseEnv(readFileSync(join(ROOT, '.env.example'), 'utf8'));
    const readFile = () => '';
    expect(() => readConfig(example, readFile)).not.toThrow();
    expect(readConfig(example, readFile)).toMatchObject(readConfig({}, readFile));
  });
});
