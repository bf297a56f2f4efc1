import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../src/data/phrases.ts';
import { SaarError } from '../../src/errors.ts';
import { windowOf } from '../../src/main/brief.ts';
import { reportError } from '../../src/main/report-error.ts';

const words = readPhrases(join(import.meta.dirname, '../../data/phrases'));

describe('a failure', () => {
  it.each([
    [
      'of the configuration',
      new SaarError('config.invalid', { field: 'SAAR_HTTP_PORT', bound: '0…65535', value: 'x' }),
      78,
    ],
    ['of a database that is no file', new SaarError('store.unsupported', { scheme: 'mysql' }), 78],
    ['of the lock', new SaarError('database.held', { path: 'x.db' }), 75],
    ['of the user', new SaarError('topic.unknown', { given: 'trety', nearest: 'treaty' }), 2],
    ['of ours', new SaarError('data.invalid', { file: 'x', field: 'y', reason: 'z' }, 'internal'), 1],
    ['that nobody expected', new TypeError('x is not a function'), 1],
  ])('%s is one line in each language, and has its exit code', (_, error, exitCode) => {
    for (const phrases of words.values()) {
      const report = reportError(error, phrases);
      expect(report.exitCode).toBe(exitCode);
      expect(report.line).not.toMatch(/[\n\[{]/);
      expect(report.line.length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['topic.unknown', { given: 'trety', nearest: 'treaty' }],
    ['topic.none-near', { given: 'xyz', known: 'treaty' }],
    ['brief.unknown', { id: 'b0' }],
  ])('of %s names the calls of the program, not those of the chats', (code, parameters) => {
    for (const phrases of words.values()) {
      const { line } = reportError(new SaarError(code, parameters), phrases);
      expect(line).toContain('saar -- brief');
      expect(line).not.toMatch(/\/[a-z]/);
    }
  });

  it('says no secret and nothing that a terminal would obey', () => {
    const error = new Error('POST https://h/bot7000000001:made_up_for_this_test_0123456789/x\u001b[2J failed');
    const { line } = reportError(error, [...words.values()][0]!, ['made_up']);
    expect(line).not.toMatch(/made_up|\u001b/);
  });
});

describe('days of a brief', () => {
  it('include the last one', () => {
    expect(windowOf({ from: '2025-01-31', to: '2025-02-28' })).toEqual({ from: '2025-01-31', to: '2025-03-01' });
    expect(windowOf({})).toEqual({});
  });

  it.each(['2025-02-30', '2025-13-01', '31.1.2025', 'yesterday', ''])('are refused when they are none: %j', (day) => {
    expect(() => windowOf({ from: day })).toThrow(SaarError);
  });

  it('are refused in the wrong order', () => {
    expect(() => windowOf({ from: '2025-02-01', to: '2025-01-01' })).toThrow('date.order');
  });
});
