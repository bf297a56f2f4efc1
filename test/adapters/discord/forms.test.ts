import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modalOf, readForm } from '../../../src/adapters/discord/forms.ts';
import type { Form, FormField } from '../../../src/messages/form.ts';
import { COMMANDS, fakeDoor, type FakeDoor } from './fake-door.ts';
import { answers, click, slash, stranger, submit } from './recorded-reply.ts';

const field = (parts: Partial<FormField>): FormField => ({
  option: 'time',
  label: 'Time',
  required: true,
  kind: 'text',
  ...parts,
});
const many = (count: number) => Array.from({ length: count }, (_, n) => ({ value: `t${n}`, label: `Topic ${n}` }));
const form = (...fields: FormField[]): Form => ({ language: 'en', title: 'A digest', command: 'digest set', fields });
const inputs = (...fields: FormField[]) =>
  modalOf(form(...fields), false)!.components.map((each) => ('component' in each ? each.component : each));

describe('a form', () => {
  it('becomes a modal', () => {
    const modal = modalOf(
      form(
        field({ option: 'channel', label: 'Channel', kind: 'destination', value: '4' }),
        field({ hint: 'as 08:00', value: '07:30' }),
        field({ option: 'topics', label: 'Topics', kind: 'choices', choices: many(3), value: 't0, t2' }),
        field({
          option: 'language',
          label: 'Language',
          kind: 'choice',
          choices: many(2),
          value: 't1',
          required: false,
        }),
      ),
      false,
    );
    expect(modal).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "component": {
              "channel_types": [
                0,
                5,
                11,
                12,
                10,
                15,
              ],
              "custom_id": "channel",
              "default_values": [
                {
                  "id": "4",
                  "type": "channel",
                },
              ],
              "required": true,
              "type": 8,
            },
            "label": "Channel",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "time",
              "required": true,
              "style": 1,
              "type": 4,
              "value": "07:30",
            },
            "description": "as 08:00",
            "label": "Time",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "topics",
              "max_values": 3,
              "min_values": 1,
              "options": [
                {
                  "default": true,
                  "label": "Topic 0",
                  "value": "t0",
                },
                {
                  "label": "Topic 1",
                  "value": "t1",
                },
                {
                  "default": true,
                  "label": "Topic 2",
                  "value": "t2",
                },
              ],
              "required": true,
              "type": 22,
            },
            "label": "Topics",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "language",
              "max_values": 1,
              "min_values": 0,
              "options": [
                {
                  "label": "Topic 0",
                  "value": "t0",
                },
                {
                  "default": true,
                  "label": "Topic 1",
                  "value": "t1",
                },
              ],
              "required": false,
              "type": 3,
            },
            "label": "Language",
            "type": 18,
          },
        ],
        "custom_id": "saar:f:digest+set",
        "title": "A digest",
      }
    `);
  });

  it('asks with boxes, a menu or a line, as many choices as there are', () => {
    const types = [1, 10, 11, 25, 26].flatMap((count) =>
      (['choices', 'choice'] as const).map((kind) => inputs(field({ kind, choices: many(count) }))[0]!.type),
    );
    expect(types).toEqual([22, 3, 22, 3, 3, 3, 3, 3, 4, 4]);
    expect(inputs(field({ kind: 'choice' }))[0]!.type).toBe(4);
  });

  it('has at most five questions, the required ones first of all, and is none when even they are too many', () => {
    const fields = [1, 2, 3, 4, 5, 6, 7].map((n) => field({ option: `o${n}`, required: n > 4 }));
    expect(inputs(...fields).map((each) => 'custom_id' in each && each.custom_id)).toEqual([
      'o1',
      'o2',
      'o5',
      'o6',
      'o7',
    ]);
    expect(modalOf(form(...fields.map((each) => ({ ...each, required: true }))), false)).toBeUndefined();
    expect(modalOf(form(), false)).toBeUndefined();
  });

  it('asks for no channel where there are none', () => {
    const channel = field({ option: 'channel', kind: 'destination' });
    expect(modalOf(form(channel, field({})), true)!.components).toHaveLength(1);
    expect(modalOf(form(channel), true)).toBeUndefined();
  });

  it('keeps Discord’s limits whatever its words are', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 });
    const choice = fc.record({ value: fc.string({ maxLength: 120 }), label: words });
    const fields = fc.record({
      option: fc.constantFrom('a', 'b', 'c'),
      label: words,
      hint: words,
      required: fc.boolean(),
      kind: fc.constantFrom('text', 'choice', 'choices', 'destination'),
      choices: fc.array(choice, { maxLength: 40 }),
      value: words,
    }) as fc.Arbitrary<FormField>;
    fc.assert(
      fc.property(words, fc.array(fields, { maxLength: 7 }), (title, given) => {
        const modal = modalOf({ ...form(...given), title }, false);
        if (!modal) return;
        expect(modal.title.length).toBeGreaterThan(0);
        expect(modal.title.length).toBeLessThanOrEqual(45);
        expect(modal.components.length).toBeLessThanOrEqual(5);
        for (const each of modal.components) {
          if (!('component' in each)) throw new Error('no label');
          expect(each.label.length).toBeGreaterThan(0);
          expect(each.label.length).toBeLessThanOrEqual(45);
          expect((each.description ?? 'x').length).toBeLessThanOrEqual(100);
          const options = 'options' in each.component ? each.component.options : [];
          expect(options.length).toBeLessThanOrEqual(25);
          for (const { label, value } of options)
            for (const text of [label, value]) {
              expect(text.length).toBeGreaterThan(0);
              expect(text.length).toBeLessThanOrEqual(100);
            }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a form that comes back', () => {
  const components = [
    { type: 18, component: { type: 8, custom_id: 'channel', values: ['4'] } },
    { type: 18, component: { type: 4, custom_id: 'time', value: ' 08:00 ' } },
    { type: 18, component: { type: 22, custom_id: 'topics', values: ['bridge', 'harvest'] } },
    { type: 18, component: { type: 3, custom_id: 'language', values: [] } },
    { type: 10 },
    { type: 1, components: [{ type: 4, custom_id: 'days', value: '' }] },
  ];

  it('is the call that it means', () => {
    const data = { custom_id: 'saar:f:digest+set', components } as unknown as Parameters<typeof readForm>[0];
    const options = { channel: '4', time: '08:00', topics: 'bridge,harvest' };
    expect(readForm(data)).toEqual({ command: 'digest set', options });
    for (const custom_id of ['', 'saar:f:', 'saar:r:brief:', 'saar:f:a:b', 'saar:f:a#1'])
      expect(readForm({ ...data, custom_id })).toBeUndefined();
    expect(readForm({ ...data, custom_id: 'saar:f:%E0%A4%A' })?.command).toBe('%E0%A4%A');
  });

  it('goes through the door like a typed command', async () => {
    const given = submit('saar:f:digest+set', components.slice(0, 2));
    expect(await answers(given)).toEqual(['respond digest set {"channel":"4","time":"08:00"} true']);
    expect(await answers({ ...given, ...stranger })).toEqual(['respond you may not true']);
    expect(await answers(submit('forged', components))).toEqual(['respond hi discord.old-button true']);
  });
});

describe('a command with a form', () => {
  const wanted = form(field({ value: '08:00' }));
  const asking = (): FakeDoor => {
    const door = fakeDoor();
    const commands = [...COMMANDS, { ...COMMANDS[4]!, path: 'digest new', form: () => wanted }];
    return { ...door, commands, form: async ({ caller }) => ((await caller.mayManage()) ? wanted : undefined) };
  };
  const typed = slash('digest', [{ name: 'new', type: 1 }]);

  it('opens it when it is called without options, typed or tapped', async () => {
    for (const given of [typed, click('saar:r:digest+new:'), click('saar:a:digest+new:')]) {
      const door = asking();
      expect(await answers(given, door)).toEqual(['ask A digest|08:00']);
      expect(door.asked).toEqual([]);
    }
    expect(await answers(click('saar:a:digest+new:x=y'), asking())).toEqual(['respond digest new {"x":"y"} true']);
  });

  it('is called as it is by who may not, or where the form is refused or broken', async () => {
    expect(await answers({ ...typed, ...stranger }, asking())).toEqual(['respond digest new {} true']);
    expect(await answers(typed, asking(), ['ask'], true)).toEqual(['ask A digest|08:00', 'respond digest new {} true']);
    const broken = { ...asking(), form: () => Promise.reject(new Error('broken')) };
    expect(await answers(typed, broken)).toEqual(['respond digest new {} true']);
  });
});
