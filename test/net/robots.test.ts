/** What robots.txt lets Saar read, and what becomes of sites that cannot or will not say. */
import { describe, expect, it } from 'vitest';
import { SaarError } from '../../src/errors.ts';
import { createRobots } from '../../src/net/robots.ts';

const HOUR = 3_600_000;
const SITE = 'https://news.example.org';

/** Robots of a site whose robots.txt is what `says` gives, or throws. */
function world(says: () => string) {
  const state = { now: 0, asked: [] as string[] };
  const robots = createRobots({
    clock: () => state.now,
    get: (url) => {
      state.asked.push(url);
      return Promise.resolve().then(() => ({ kind: 'content', url, bytes: new TextEncoder().encode(says()) }));
    },
  });
  const may = async (path: string) => (await robots.permission(`${SITE}${path}`)).isAllowed;
  return { state, robots, may };
}

const failing =
  (code: string, parameters = {}) =>
  () => {
    throw new SaarError(code, parameters, 'refused');
  };

describe('the rules of a site', () => {
  it.each<[string, string, string, boolean]>([
    ['none', '', '/a', true],
    ['for all robots', 'User-agent: *\nDisallow: /private', '/private/a', false],
    ['for all robots, elsewhere', 'User-agent: *\nDisallow: /private', '/public', true],
    ['for another robot', 'User-agent: Other\nDisallow: /', '/a', true],
    ['for this robot rather than for all', 'User-agent: *\nDisallow: /\n\nUser-agent: saar\nAllow: /', '/a', true],
    ['for this robot with a version', 'User-agent: Saar/2.0\nDisallow: /a', '/a', false],
    ['for robots named together', 'User-agent: Other\nUser-agent: Saar\nDisallow: /', '/a', false],
    ['for robots named together, another last', 'User-agent: Saar\nUser-agent: Other\nDisallow: /', '/a', false],
    [
      'in two groups',
      'User-agent: Saar\nDisallow: /a\nUser-agent: x\nDisallow: /b\nUser-agent: Saar\nDisallow: /c',
      '/c',
      false,
    ],
    ['of another group between', 'User-agent: Saar\nDisallow: /a\nUser-agent: x\nDisallow: /b', '/b', true],
    ['the longest first', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['with wildcards', 'User-agent: *\nDisallow: /*?print=*$', '/a?print=1', false],
    [
      'with comments and strange lines',
      '\uFEFFUser-agent: * # all\nhello\n: x\nSitemap: x\nDisallow: /a # no',
      '/a',
      false,
    ],
    ['in a page of HTML', '<!doctype html><html><body>Not found</body></html>', '/a', true],
    ['in another script', 'User-agent: *\nDisallow: /खेल', '/%E0%A4%96%E0%A5%87%E0%A4%B2/a', false],
    ['ended by CR', 'User-agent: *\rDisallow: /a\r', '/a', false],
  ])('%s', async (_, text, path, expected) => {
    expect(await world(() => text).may(path)).toBe(expected);
  });

  it('may ask for a pause', async () => {
    const pause = async (text: string) => (await world(() => text).robots.permission(SITE)).pauseMs;
    expect(await pause('User-agent: *\nCrawl-delay: 5')).toBe(5_000);
    expect(await pause('User-agent: Other\nCrawl-delay: 5')).toBe(0);
    expect(await pause('User-agent: *\nCrawl-delay: soon')).toBe(0);
  });

  it.each<[string, () => string, boolean]>([
    ['missing', failing('fetch.missing', { status: 404 }), true],
    ['gone', failing('fetch.gone'), true],
    ['forbidden', failing('fetch.forbidden', { status: 403 }), true],
    ['another refusal', failing('fetch.status', { status: 418 }), true],
    ['empty', failing('fetch.empty'), true],
    ['moved without end', failing('fetch.redirects'), true],
    ['broken', failing('fetch.status', { status: 502 }), false],
    ['to be asked later', failing('fetch.later', { status: 503, seconds: 60 }), false],
    ['unanswered', failing('fetch.unanswered', { reason: 'timeout' }), false],
    ['in our own network', failing('fetch.private'), false],
    ['endless', failing('fetch.too-large'), false],
  ])('that are %s: may pages be read?', async (_, says, expected) => {
    expect(await world(says).may('/a')).toBe(expected);
  });

  it('that could not be had are told apart from those that forbid', async () => {
    const permission = (says: () => string) => world(says).robots.permission(SITE);
    const later = failing('fetch.later', { status: 503, seconds: 60 });
    expect(await permission(later)).toMatchObject({ isAllowed: false, reason: { code: 'fetch.later' } });
    expect(await permission(() => 'User-agent: *\nDisallow: /')).toEqual({ isAllowed: false, pauseMs: 0 });
  });

  it('are asked for once a day and origin', async () => {
    const { state, may } = world(() => 'User-agent: *\nDisallow: /a');
    await Promise.all([may('/a'), may('/b')]);
    state.now += 24 * HOUR - 1;
    await may('/a');
    expect(state.asked).toEqual([`${SITE}/robots.txt`]);
    state.now += 1;
    await may('/a');
    expect(state.asked).toHaveLength(2);
  });

  it('that cannot be had are asked for again after an hour, and the old ones hold meanwhile', async () => {
    let says: () => string = failing('fetch.unanswered');
    const { state, may } = world(() => says());
    expect(await may('/b')).toBe(false);
    state.now += HOUR - 1;
    expect([await may('/b'), state.asked.length]).toEqual([false, 1]);
    state.now += 1;
    says = () => 'User-agent: *\nDisallow: /a';
    expect([await may('/a'), await may('/b'), state.asked.length]).toEqual([false, true, 2]);
    state.now += 25 * HOUR;
    says = failing('fetch.unanswered');
    expect([await may('/a'), await may('/b'), state.asked.length]).toEqual([false, true, 3]);
  });

  it.each([
    [
      'thousands of robots and of rules',
      'User-agent: a\n'.repeat(15_000) + 'User-agent: *\n' + 'Disallow: /b\n'.repeat(15_000),
    ],
    ['thousands of names of this robot', 'User-agent: *\n'.repeat(15_000) + 'Disallow: /b\n'.repeat(15_000)],
    ['nothing but wildcards', `User-agent: *\n${`Disallow: ${'*'.repeat(2_000)}x\n`.repeat(200)}`],
    ['one endless line', `User-agent: *\nDisallow: ${'/a'.repeat(300_000)}`],
    ['nothing but blanks', ' '.repeat(500_000)],
    ['nothing but colons', ':'.repeat(500_000)],
  ])('of %s are read to the end', async (_, text) => {
    await world(() => text).may(`/${'a'.repeat(2_000)}`);
  });
});
