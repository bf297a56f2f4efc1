import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidConfig, readConfig } from '../src/config.ts';
import { SaarError } from '../src/errors.ts';

const noFile = () => {
  throw new Error('no such file');
};

function refusal(environment: Record<string, string>, readFile: (path: string) => string = noFile): SaarError {
  try {
    readConfig(environment, readFile);
  } catch (error) {
    if (error instanceof SaarError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('the configuration', () => {
  it('has a value for everything when the environment is empty', () => {
    const config = readConfig({}, noFile);
    expect(config).toEqual({
      language: 'en',
      timeZone: 'UTC',
      httpPort: 8080,
      metrics: false,
      fetchHosts: [],
      owners: [],
      logLevel: 'info',
      secrets: [],
    });
  });

  it('reads tokens, addresses and settings, without trailing slashes', () => {
    const config = readConfig(
      {
        DISCORD_TOKEN: 'discord-token-1',
        DISCORD_API_URL: 'http://127.0.0.1:8801/api/',
        DISCORD_GUILD_ID: '123456789012345678',
        TELEGRAM_TOKEN: '1234567:telegram-token',
        SAAR_DATABASE: 'some/where.db',
        SAAR_CORPUS: '../articles',
        SAAR_LANGUAGE: 'hi',
        SAAR_TIMEZONE: 'Asia/Kolkata',
        SAAR_HTTP_PORT: '0',
        SAAR_METRICS: 'on',
        SAAR_KEEP_TEXT_DAYS: '90',
        SAAR_LOG_LEVEL: 'warn',
      },
      noFile,
    );
    expect(config.discord).toEqual({
      token: 'discord-token-1',
      apiUrl: 'http://127.0.0.1:8801/api',
      guildId: '123456789012345678',
    });
    expect(config.telegram).toEqual({ token: '1234567:telegram-token' });
    expect(config).toMatchObject({
      database: 'some/where.db',
      corpus: '../articles',
      language: 'hi',
      httpPort: 0,
      keepTextDays: 90,
      metrics: true,
    });
    expect(config.secrets).toEqual(['discord-token-1', '1234567:telegram-token']);
  });

  it('reads which hosts and ports may be asked, and who may say so', () => {
    const config = readConfig(
      {
        SAAR_FETCH_HOSTS: 'feeds.lan, 127.0.0.1:9000,[::1]:9000',
        SAAR_FETCH_PORTS: '80,443, 65535',
        SAAR_OWNERS: 'discord:123456789012345678,telegram:42',
      },
      noFile,
    );
    expect(config).toMatchObject({
      fetchHosts: ['feeds.lan', '127.0.0.1:9000', '[::1]:9000'],
      fetchPorts: [80, 443, 65_535],
      owners: ['discord:123456789012345678', 'telegram:42'],
    });
  });

  it.each([
    ['SAAR_FETCH_HOSTS', 'http://feeds.lan'],
    ['SAAR_FETCH_HOSTS', 'feeds.lan/feed'],
    ['SAAR_FETCH_HOSTS', 'me@feeds.lan'],
    ['SAAR_FETCH_HOSTS', 'feeds.lan:'],
    ['SAAR_FETCH_PORTS', '0'],
    ['SAAR_FETCH_PORTS', '80,65536'],
    ['SAAR_FETCH_PORTS', '80-90'],
    ['SAAR_OWNERS', '42'],
    ['SAAR_OWNERS', 'discord:somebody'],
    ['SAAR_OWNERS', 'irc:42'],
  ])('refuses %s=%s', (name, value) => {
    expect(refusal({ [name]: value })).toMatchObject({ code: 'config.invalid', parameters: { field: name } });
  });

  it('is frozen through and through', () => {
    const config = readConfig({ DISCORD_TOKEN: 'discord-token-1' }, noFile);
    expect(Object.isFrozen(config) && Object.isFrozen(config.discord) && Object.isFrozen(config.secrets)).toBe(true);
  });

  it('takes an empty value for none, as copied from .env.example', () => {
    expect(readConfig({ DISCORD_TOKEN: '', SAAR_HTTP_PORT: ' ' }, noFile)).toMatchObject({ httpPort: 8080 });
    expect(readConfig({ DISCORD_TOKEN: '' }, noFile).discord).toBeUndefined();
  });

  it('reads a secret from the file that NAME_FILE names, without its last line break', () => {
    const config = readConfig(
      { TELEGRAM_TOKEN_FILE: '/run/secrets/telegram' },
      (path) => `1234567:from${path.length}\n`,
    );
    expect(config.telegram).toEqual({ token: '1234567:from21' });
  });

  it('keeps the address of a database server out of what may be logged', () => {
    const address = 'postgres://saar:password@db/saar';
    expect(readConfig({ SAAR_DATABASE: address }, noFile).secrets).toEqual([address]);
    expect(readConfig({ SAAR_DATABASE: 'var/saar.db' }, noFile).secrets).toEqual([]);
  });

  it.each([
    ['SAAR_METRICS', 'yes', 'on | off'],
    ['SAAR_KEEP_TEXT_DAYS', '3', '7…99999'],
    ['SAAR_KEEP_TEXT_DAYS', '90 days', '7…99999'],
    ['SAAR_HTTP_PORT', 'abc', '0…65535'],
    ['SAAR_HTTP_PORT', '65536', '0…65535'],
    ['SAAR_HTTP_PORT', '-1', '0…65535'],
    ['SAAR_HTTP_PORT', '80.5', '0…65535'],
    ['SAAR_TIMEZONE', 'Mars/Olympus', 'IANA'],
    ['SAAR_TIMEZONE', '+05:30', 'IANA'],
    ['SAAR_LOG_LEVEL', 'loud', 'trace | debug'],
    ['SAAR_LANGUAGE', 'English', '[a-z]{2,3}'],
    ['SAAR_PUBLIC_URL', 'ftp://example.org', 'http://… | https://…'],
    ['TELEGRAM_API_URL', 'localhost:8081', 'http://… | https://…'],
    ['DISCORD_GUILD_ID', 'my server', '[0-9]{15,21}'],
  ])('refuses %s=%s, naming field, bound and value', (field, value, bound) => {
    const { code, parameters } = refusal({ [field]: value });
    expect(code).toBe('config.invalid');
    expect(parameters).toMatchObject({ field, value, bound: expect.stringContaining(bound) as string });
  });

  it.each([
    ['with a line break inside', 'abcdefgh\nijklmnop'],
    ['in quotation marks', '"abcdefghijklmnop"'],
    ['far too short', 'abc'],
  ])('refuses a token %s without saying it', (_, secret) => {
    const { code, parameters } = refusal({ DISCORD_TOKEN: secret });
    expect(code).toBe('config.invalid');
    expect(JSON.stringify(parameters)).not.toContain(secret.slice(1, 4));
  });

  it('does not print a token that was pasted under another name', () => {
    const token = '1234567890:AAaaBBbbCCccDDddEEeeFFffGGgg';
    expect(JSON.stringify(refusal({ SAAR_HTTP_PORT: token }).parameters)).not.toContain('AAaa');
    expect(JSON.stringify(refusal({ SAAR_PUBLIC_URL: `ftp://me:secret@host` }).parameters)).not.toContain('secret');
  });

  it('refuses a name of its own that it does not know, and lists those it knows', () => {
    const { code, parameters } = refusal({ SAAR_LANGAUGE: 'hi' });
    expect(code).toBe('config.unknown');
    expect(parameters).toMatchObject({
      field: 'SAAR_LANGAUGE',
      known: expect.stringContaining('SAAR_LANGUAGE') as string,
    });
  });

  it('leaves names of others alone', () => {
    expect(() => readConfig({ PORT: 'abc', HOME: '/root' }, noFile)).not.toThrow();
  });

  it('refuses a secret given both ways, and a file that cannot be read', () => {
    expect(refusal({ DISCORD_TOKEN: 'abcdefgh', DISCORD_TOKEN_FILE: '/x' }).code).toBe('config.twice');
    const { code, parameters } = refusal({ DISCORD_TOKEN_FILE: '/not/there' });
    expect([code, parameters]).toEqual(['config.unreadable', { field: 'DISCORD_TOKEN_FILE', value: '/not/there' }]);
  });

  it('either accepts a port exactly or refuses it, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer({ min: -10, max: 70_000 }).map(String)), (typed) => {
        const trimmed = typed.trim();
        const right = trimmed === '' || (/^\d{1,5}$/.test(trimmed) && Number(trimmed) <= 65_535);
        if (!right) return refusal({ SAAR_HTTP_PORT: typed }).code === 'config.invalid';
        return readConfig({ SAAR_HTTP_PORT: typed }, noFile).httpPort === Number(trimmed || 8080);
      }),
    );
  });

  it('gives later checks the same form of refusal', () => {
    expect(invalidConfig('SAAR_LANGUAGE', 'en | hi', 'fr').parameters).toEqual({
      field: 'SAAR_LANGUAGE',
      bound: 'en | hi',
      value: 'fr',
    });
  });
});
