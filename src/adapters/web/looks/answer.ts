/** One question and one answer of a column: who speaks, and the card that the platform draws; and the form that Discord opens. */
import type { Form, FormField } from '../../../messages/form.ts';
import type { Message } from '../../../messages/message.ts';
import { element, words, type Markup } from '../markup.ts';
import type { Platforms } from '../platforms.ts';
import { discordLook } from './discord.ts';
import type { Card } from './tap.ts';
import { telegramLook } from './telegram.ts';

/** Which page of an answer is shown, and whether its asker alone sees it where the platform can do that. */
export interface Shown {
  alone: boolean;
  page?: number;
}

export interface Drawing extends Shown {
  card: Card;
  platforms: Platforms;
}

/** What somebody typed, as the platform shows it. */
export function questionLook(typed: string, card: Card): Markup {
  const said = element('span', { class: 'typed' }, words(typed));
  const you = element('span', { class: 'you' }, words(card.say('web.you')));
  return element('div', { class: 'question' }, you, said);
}

/** Saar's answer. */
export function answerLook(message: Message, { card, platforms, alone, page }: Drawing): Markup {
  const look =
    card.platform === 'discord'
      ? discordLook(platforms.discord.render(message, page), card, alone)
      : telegramLook(platforms.telegram.render(message, page), card);
  return element(
    'article',
    { class: 'answer', lang: message.language, 'aria-label': card.say(`web.${card.platform}.answer`), tabindex: '-1' },
    element('span', { class: 'face', 'aria-hidden': 'true' }, words('सा')),
    element('div', { class: 'message' }, sender(card), look),
  );
}

function sender({ platform, say }: Card): Markup {
  if (platform !== 'discord') return words('');
  return element(
    'p',
    { class: 'sender' },
    element('b', {}, words('Saar')),
    element('span', { class: 'app' }, words(say('web.discord.app'))),
  );
}

/** The inside of the dialog. What is filled in goes to the form's command. */
export function formLook(form: Form, { say, language, platform }: Card): Markup {
  const buttons = [
    element('button', { type: 'button', value: 'cancel', class: 'button secondary' }, words(say('web.form.cancel'))),
    element('button', { type: 'submit', class: 'button primary' }, words(say('web.form.send'))),
  ];
  return element(
    'form',
    { lang: form.language, 'data-command': form.command, 'data-language': language, 'data-platform': platform },
    element('p', { class: 'hint' }, words(say('web.form.opens'))),
    element('h2', {}, words(form.title)),
    ...form.fields.map((field) => fieldLook(field, say)),
    element('div', { class: 'row' }, ...buttons),
  );
}

function fieldLook(field: FormField, say: Card['say']): Markup {
  const label = element(
    'span',
    {},
    words(field.label),
    ...(field.required ? [element('abbr', { title: say('web.form.required') }, words(' *'))] : []),
  );
  const hint = field.hint === undefined ? [] : [element('small', {}, words(field.hint))];
  if (field.kind === 'choices') return element('fieldset', {}, element('legend', {}, label), ...hint, ...boxes(field));
  return element('label', {}, label, ...hint, control(field, say));
}

function boxes({ option, choices = [], value = '' }: FormField): Markup[] {
  const chosen = new Set(value.split(','));
  return choices.map((choice) =>
    element(
      'label',
      { class: 'box' },
      element('input', { type: 'checkbox', name: option, value: choice.value, checked: chosen.has(choice.value) }),
      words(choice.label),
    ),
  );
}

function control({ option, kind, choices = [], value = '', required }: FormField, say: Card['say']): Markup {
  if (kind === 'text')
    return element('input', { name: option, value, required, maxlength: '200', autocomplete: 'off' });
  const here = [{ value: '', label: say('web.form.here') }];
  const offered = kind === 'destination' ? here : choices;
  return element(
    'select',
    { name: option, required: required && kind !== 'destination' },
    ...offered.map((choice) =>
      element('option', { value: choice.value, selected: choice.value === value }, words(choice.label)),
    ),
  );
}
