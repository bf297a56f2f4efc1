/** A form as Discord's modal, and what was filled in as a call. */
import {
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type APIChannelSelectComponent,
  type APICheckboxGroupComponent,
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  type APIStringSelectComponent,
  type APITextInputComponent,
} from 'discord.js';
import type { Form, FormField } from '../../messages/form.ts';
import type { Call } from '../../messages/message.ts';
import { DESTINATION_TYPES } from './commands.ts';
import { label } from './labels.ts';

export type Modal = APIModalInteractionResponseCallbackData;

const MOST_FIELDS = 5;
const LONGEST_ID = 100;
const LONGEST_TITLE = 45;
const LONGEST_HINT = 100;
const LONGEST_CHOICE = 100;
const LONGEST_VALUE = 4000;
const MOST_BOXES = 10;
const MOST_CHOICES = 25;

/**
 * The modal of a form; undefined when Discord could not show all that must be asked: the command is then called as it is.
 * Of more than five questions the last optional ones are left out. @param direct there are no channels to choose from
 */
export function modalOf(form: Form, direct: boolean): Modal | undefined {
  const asked = form.fields.filter(({ kind }) => !(direct && kind === 'destination'));
  const spare = MOST_FIELDS - asked.filter(({ required }) => required).length;
  const optional = asked.filter(({ required }) => !required).slice(0, Math.max(0, spare));
  const fields = asked.filter((field) => field.required || optional.includes(field));
  const custom_id = `saar:f:${encodeURIComponent(form.command).replaceAll('%20', '+')}`;
  if (spare < 0 || fields.length === 0 || custom_id.length > LONGEST_ID) return undefined;
  return { custom_id, title: label(form.title, LONGEST_TITLE) || 'Saar', components: fields.map(labelled) };
}

/** The call that a filled-in form means; undefined when the form is not one of ours. Nothing in it is trusted. */
export function readForm(submission: APIModalSubmission): Call | undefined {
  const found = /^saar:f:([^:#]+)$/.exec(submission.custom_id);
  if (!found) return undefined;
  const filled = submission.components.flatMap((component) => {
    if ('component' in component) return [component.component];
    return 'components' in component ? component.components : [];
  });
  const options = filled.flatMap((field) => {
    const value = 'values' in field ? field.values.join(',') : String(field.value ?? '').trim();
    return value === '' ? [] : [[field.custom_id, value] as const];
  });
  return { command: decoded(found[1]!.replaceAll('+', ' ')), options: Object.fromEntries(options) };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function labelled(field: FormField): APILabelComponent {
  const hint = label(field.hint ?? '', LONGEST_HINT);
  return {
    type: ComponentType.Label,
    label: label(field.label, LONGEST_TITLE) || field.option,
    ...(hint !== '' && { description: hint }),
    component: inputOf(field),
  };
}

function inputOf(field: FormField): APIComponentInLabel {
  if (field.kind === 'destination') return channelMenu(field);
  const choices = choicesOf(field);
  if (field.kind === 'choices' && choices.length > 0 && choices.length <= MOST_BOXES) return boxes(field, choices);
  // What no menu holds is typed: the command reads words too.
  if (field.kind === 'text' || choices.length === 0 || choices.length > MOST_CHOICES) return line(field);
  return menu(field, choices);
}

interface Offered {
  value: string;
  label: string;
  default?: true;
}

function choicesOf({ choices = [], value = '', kind }: FormField): Offered[] {
  const chosen = kind === 'choices' ? value.split(',').map((each) => each.trim()) : [value];
  return choices
    .filter((choice) => choice.value !== '' && choice.value.length <= LONGEST_CHOICE)
    .map((choice) => ({
      value: choice.value,
      label: label(choice.label, LONGEST_CHOICE) || choice.value,
      ...(chosen.includes(choice.value) && { default: true }),
    }));
}

function line({ option, required, value }: FormField): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: option,
    style: TextInputStyle.Short,
    required,
    ...(value && { value: label(value, LONGEST_VALUE) }),
  };
}

function menu({ option, required, kind }: FormField, options: Offered[]): APIStringSelectComponent {
  const most = kind === 'choices' ? options.length : 1;
  const range = { min_values: required ? 1 : 0, max_values: most };
  return { type: ComponentType.StringSelect, custom_id: option, options, required, ...range };
}

function boxes({ option, required }: FormField, options: Offered[]): APICheckboxGroupComponent {
  const range = { min_values: required ? 1 : 0, max_values: options.length };
  return { type: ComponentType.CheckboxGroup, custom_id: option, options, required, ...range };
}

function channelMenu({ option, required, value = '' }: FormField): APIChannelSelectComponent {
  const chosen = { id: value, type: SelectMenuDefaultValueType.Channel } as const;
  return {
    type: ComponentType.ChannelSelect,
    custom_id: option,
    channel_types: [...DESTINATION_TYPES],
    required,
    ...(/^\d{1,20}$/.test(value) && { default_values: [chosen] }),
  };
}
