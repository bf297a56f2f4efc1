import { describe, expect, it } from 'vitest';
import { applicationCommands } from '../../../src/adapters/discord/commands.ts';
import { languageFor, localesOf } from '../../../src/adapters/discord/locale.ts';
import { COMMANDS, fakeDoor } from './fake-door.ts';

describe('the command list for Discord', () => {
  const door = fakeDoor();

  it('has one entry a first word, with localised words', () => {
    const list = applicationCommands(door, 'global');
    expect(list.map(({ name }) => name)).toEqual(['brief', 'topics', 'help', 'digest']);
    expect(list[0]).toMatchInlineSnapshot(`
      {
        "contexts": [
          0,
          1,
          2,
        ],
        "default_member_permissions": null,
        "description": "About brief",
        "description_localizations": {
          "hi": "brief का विवरण",
        },
        "integration_types": [
          0,
          1,
        ],
        "name": "brief",
        "name_localizations": {
          "hi": "सार",
        },
        "options": [
          {
            "autocomplete": true,
            "description": "About topic",
            "description_localizations": {
              "hi": "topic का विवरण",
            },
            "name": "topic",
            "name_localizations": {
              "hi": "विषय",
            },
            "required": true,
            "type": 3,
          },
          {
            "autocomplete": false,
            "description": "About language",
            "description_localizations": {
              "hi": "language का विवरण",
            },
            "name": "language",
            "name_localizations": undefined,
            "required": false,
            "type": 3,
          },
        ],
        "type": 1,
      }
    `);
    expect(list[3]).toMatchInlineSnapshot(`
      {
        "contexts": [
          0,
        ],
        "default_member_permissions": "32",
        "description": "About digest",
        "description_localizations": {
          "hi": "digest का विवरण",
        },
        "integration_types": [
          0,
        ],
        "name": "digest",
        "name_localizations": {
          "hi": "डाइजेस्ट",
        },
        "options": [
          {
            "description": "About set",
            "description_localizations": {
              "hi": "set का विवरण",
            },
            "name": "set",
            "name_localizations": undefined,
            "options": [
              {
                "channel_types": [
                  0,
                  5,
                  11,
                  12,
                  10,
                  15,
                ],
                "description": "About channel",
                "description_localizations": {
                  "hi": "channel का विवरण",
                },
                "name": "channel",
                "name_localizations": undefined,
                "required": true,
                "type": 7,
              },
              {
                "autocomplete": false,
                "description": "About time",
                "description_localizations": {
                  "hi": "time का विवरण",
                },
                "name": "time",
                "name_localizations": undefined,
                "required": true,
                "type": 3,
              },
              {
                "autocomplete": true,
                "description": "About topics",
                "description_localizations": {
                  "hi": "topics का विवरण",
                },
                "name": "topics",
                "name_localizations": undefined,
                "required": false,
                "type": 3,
              },
            ],
            "type": 1,
          },
          {
            "description": "About list",
            "description_localizations": {
              "hi": "list का विवरण",
            },
            "name": "list",
            "name_localizations": undefined,
            "options": [],
            "type": 1,
          },
        ],
        "type": 1,
      }
    `);
  });

  it('asks for Manage Server only where every command is a setting', () => {
    const mixed = {
      ...door,
      commands: [...COMMANDS, { ...COMMANDS[4]!, path: 'digest help', access: 'reader' as const }],
    };
    const [digest] = applicationCommands(mixed, 'global').filter(({ name }) => name === 'digest');
    expect(digest).toMatchObject({ default_member_permissions: null, contexts: [0, 1, 2], integration_types: [0, 1] });
  });

  it('leaves contexts out for a single server, and unlisted commands everywhere', () => {
    const list = applicationCommands(
      { ...door, commands: [{ ...COMMANDS[1]!, unlisted: true }, COMMANDS[2]!] },
      'guild',
    );
    expect(list.map(({ name }) => name)).toEqual(['help']);
    expect(list[0]).not.toHaveProperty('contexts');
  });

  it('leaves out a local name that Discord would refuse, and shortens a long description', () => {
    const describe = (_path: string, language: string) =>
      language === 'hi'
        ? { name: 'Big!', description: 'म'.repeat(150) }
        : { name: 'topics', description: 'x'.repeat(150) };
    const [topics] = applicationCommands({ ...door, commands: [COMMANDS[1]!], describe }, 'global');
    expect(topics!.name_localizations).toBeUndefined();
    expect(topics!.description).toHaveLength(100);
    expect(topics!.description_localizations?.hi).toHaveLength(100);
  });
});

describe('locales', () => {
  it.each([
    ['en', ['en-US', 'en-GB']],
    ['hi', ['hi']],
    ['tlh', []],
  ])('of %s', (language, expected) => {
    expect(localesOf(language)).toEqual(expected);
  });

  it.each([
    ['hi', 'hi'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    [undefined, 'en'],
  ])('a person with %s reads %s', (locale, expected) => {
    expect(languageFor(locale, ['en', 'hi'])).toBe(expected);
  });
});
