/** `/digest setup`: leads to a digest, by a form where the platform has forms, else by one choice after the other. */
import { z } from 'zod';
import { defineCommand, type Choice, type Context } from '../../src/app/command.ts';
import type { Form, FormField } from '../../src/messages/form.ts';
import type { Action, Message } from '../../src/messages/message.ts';
import { SETTING_NAMES } from '../../src/app/digest-settings.ts';
import { notice } from '../../src/messages/notices.ts';
import { describe } from '../../src/app/describe.ts';
import { languageOption } from '../options.ts';
import { digestFields, digestOptions, succeeds, topicsChoices } from './options.ts';

const PATH = 'digest set';
const TIMES = ['07:00', '08:00', '12:00', '18:00', '21:00'];
const USUAL_TIME = '08:00';
const ZONES_OFFERED = 5;
const MOST_CHOICES = 25;

export const setup = defineCommand({
  path: 'digest setup',
  access: 'settings',
  options: digestOptions.map((option) => ({ ...option, required: false })),
  schema: z.strictObject(digestFields),
  async run(options, context) {
    const given = { ...channelOf(context), ...readable(options, context) };
    return stepMessage(given, context);
  },
  form: formOf,
});

/** In a server a digest has a channel: this one, unless another is named. */
function channelOf({ place }: Context): Given {
  const { tenantId, destinationId, threadId } = place;
  return tenantId === destinationId ? {} : { channel: threadId ?? destinationId };
}

type Given = Record<string, string>;

interface Step {
  option: 'topics' | 'time' | 'timezone';
  choices(context: Context): Choice[] | Promise<Choice[]>;
}

/** What is asked, in this order. */
const STEPS: readonly Step[] = [
  { option: 'topics', choices: topicsChoices },
  { option: 'time', choices: () => TIMES.map((time) => ({ value: time, label: time })) },
  { option: 'timezone', choices: async (context) => (await likelyZones(context)).map(zoneChoice) },
];

/** The options so far; one that cannot be read is asked for again. */
function readable(options: Readonly<Record<string, string | undefined>>, { app }: Context): Given {
  const schedule = { time: USUAL_TIME, timeZone: app.defaultTimeZone };
  const reads: Record<string, (value: string) => unknown> = {
    topics: (value) => app.topicIds(value),
    time: (value) => app.readSchedule({ ...schedule, time: value }),
    timezone: (value) => app.readSchedule({ ...schedule, timeZone: value }),
    days: (value) => app.readSchedule({ ...schedule, days: value }),
    ...Object.fromEntries(SETTING_NAMES.map((name) => [name, (value: string) => app.readSettings({ [name]: value })])),
  };
  const given = Object.entries(options).flatMap(([name, value]) =>
    value !== undefined && succeeds(() => reads[name]?.(value)) ? [[name, value] as const] : [],
  );
  return Object.fromEntries(given);
}

/** One question with a button for each answer; the last answer sets the digest. Without a question it is set by one button. */
async function stepMessage(given: Given, context: Context): Promise<Message> {
  const { phrases, language } = context;
  const open = STEPS.filter(({ option }) => given[option] === undefined);
  const [step] = open;
  const choices = await step?.choices(context);
  const answers = choices
    ? choices
        .slice(0, MOST_CHOICES)
        .map(({ value, label }) => ({ label, options: { ...given, [step!.option]: value } }))
    : [{ label: phrases.say('chat.digest.setup.done'), options: given }];
  const command = open.length > 1 ? 'digest setup' : PATH;
  return notice({
    language,
    title: phrases.say('chat.digest.setup.title'),
    lines: [...soFar(given, context), ...(step ? [phrases.say(`chat.digest.setup.${step.option}`)] : [])],
    note: phrases.say('chat.digest.setup.typed', { example: exampleOf(context) }),
    actions: answers.map((answer): Action => ({ ...answer, command, effect: 'replace' })),
    private: true,
  });
}

/** What was chosen already, a line each. */
function soFar(given: Given, { app, phrases, language }: Context): string[] {
  const titles = new Map(app.topics(language).map(({ id, title }) => [id, title]));
  const topics = (ids: readonly string[]) =>
    ids.map((id) => titles.get(id) ?? phrases.say('chat.digest.all-topics')).join(', ');
  return STEPS.flatMap(({ option }) => {
    const value = given[option];
    if (value === undefined) return [];
    return [`${describe(phrases, PATH, option).name}: ${option === 'topics' ? topics(app.topicIds(value)) : value}`];
  });
}

/** What to type for whatever has no button. */
function exampleOf({ app, phrases }: Context): string {
  const topics = phrases.say('commands.digest.set.options.topics.example');
  return `/${PATH} ${USUAL_TIME} ${app.defaultTimeZone} ${topics}`;
}

/** The zone of this place's newest digest first, then those likely for the reader's language. */
export async function likelyZones({ app, place, language }: Context): Promise<string[]> {
  const all = await app.subscriptions(place.platform, place.tenantId);
  const newest = all.toSorted((one, other) => other.createdAt - one.createdAt)[0];
  return [...new Set([...(newest ? [newest.timeZone] : []), ...app.timeZones(language)])].slice(0, ZONES_OFFERED);
}

function zoneChoice(zone: string): Choice {
  return { value: zone, label: zone };
}

/** Where, what, when and in which language, at once; every day, as most digests are. */
async function formOf(context: Context): Promise<Form> {
  const { phrases, language, place } = context;
  const zones = await likelyZones(context);
  const field = (option: string, rest: Pick<FormField, 'kind'> & Partial<FormField>): FormField => {
    const { name, description } = describe(phrases, PATH, option);
    return { option, label: capitalised(name, language), hint: description, required: true, ...rest };
  };
  return {
    language,
    title: phrases.say('chat.digest.setup.title'),
    command: PATH,
    fields: [
      field('channel', { kind: 'destination', value: place.threadId ?? place.destinationId }),
      field('topics', {
        kind: 'choices',
        hint: undefined,
        choices: topicsChoices(context).slice(0, MOST_CHOICES),
        value: 'all',
      }),
      field('time', { kind: 'text', value: USUAL_TIME }),
      field('timezone', {
        kind: 'text',
        value: zones[0],
        hint: phrases.say('chat.digest.setup.zones', { zones: zones.join(', ') }),
      }),
      field('language', { kind: 'choice', choices: await languageOption.choices!(context), value: language }),
    ],
  };
}

/** Names of options are in lower case, as Discord wants them; a question of a form begins as a sentence does. */
function capitalised(name: string, language: string): string {
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
