/**
 * `npm run bad-inputs`: tries every bad input of sections A to E, at its whole size, and counts. A case is a test whose name
 * holds its id ("A01 …", "… (C07)"); one that is skipped has no place in Saar, and is counted apart.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WHERE = ['test/bad-inputs', 'test/corpus', 'test/net', 'test/sources'];
const SECTIONS: Readonly<Record<string, number>> = { A: 24, B: 14, C: 14, D: 14, E: 11 };
const ID = /(?<![\w/+%])([A-E]\d\d)(?!\w)/;

interface Case {
  fullName: string;
  status: string;
  duration?: number | null;
}

interface Count {
  passed: number;
  cases: number;
  skipped: number;
  /** Of the slowest case, in milliseconds by the clock on the wall. */
  slowest: number;
}

const counts = countOf(casesOf());
let isWhole = true;
for (const [section, ids] of Object.entries(SECTIONS)) {
  const sum = { passed: 0, cases: 0 };
  for (let at = 1; at <= ids; at += 1) {
    const id = `${section}${String(at).padStart(2, '0')}`;
    const count = counts.get(id) ?? { passed: 0, cases: 0, skipped: 0, slowest: 0 };
    console.log(lineOf(id, count));
    sum.passed += count.passed;
    sum.cases += count.cases;
    isWhole &&= count.passed === count.cases && count.cases + count.skipped > 0;
  }
  console.log(`${section}    ${sum.passed} / ${sum.cases}\n`);
}
const all = [...counts.values()];
const total = (of: (count: Count) => number) => all.reduce((sum, count) => sum + of(count), 0);
console.log(`all  ${total(({ passed }) => passed)} / ${total(({ cases }) => cases)}`);
process.exitCode = isWhole ? 0 : 1;

function lineOf(id: string, { passed, cases, skipped, slowest }: Count): string {
  if (cases === 0) return `${id}  ${skipped > 0 ? 'not applicable' : 'no case'}`;
  return `${id}  ${passed} / ${cases}   the slowest in ${(slowest / 1_000).toFixed(2)} s`;
}

/** Runs the tests and answers each of them. */
function casesOf(): Case[] {
  const folder = mkdtempSync(join(tmpdir(), 'saar-bad-inputs-'));
  const file = join(folder, 'cases.json');
  try {
    const words = ['vitest', 'run', ...WHERE, '--reporter=json', `--outputFile=${file}`, '--testTimeout=120000'];
    spawnSync('npx', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, SAAR_BAD_INPUTS: 'whole' },
    });
    const report = JSON.parse(readFileSync(file, 'utf8')) as { testResults: { assertionResults: Case[] }[] };
    return report.testResults.flatMap(({ assertionResults }) => assertionResults);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countOf(cases: readonly Case[]): Map<string, Count> {
  const found = new Map<string, Count>();
  for (const { fullName, status, duration } of cases) {
    const id = ID.exec(fullName)?.[1];
    if (id === undefined) continue;
    const count = found.get(id) ?? { passed: 0, cases: 0, skipped: 0, slowest: 0 };
    found.set(id, count);
    if (status === 'skipped' || status === 'pending' || status === 'todo') count.skipped += 1;
    else {
      count.cases += 1;
      count.passed += Number(status === 'passed');
      count.slowest = Math.max(count.slowest, duration ?? 0);
    }
  }
  return found;
}
