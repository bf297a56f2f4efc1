/** Discord payloads → HTML that looks as Discord shows them: the published format of Components V2, nothing of our renderer. */
import { element, outside, together, words, type Markup } from '../markup.ts';
import { markdown } from './discord-markdown.ts';
import { tapButton, type Card } from './tap.ts';

interface Emoji {
  name?: string | null;
}

interface Component {
  type: number;
  content?: string;
  components?: Component[];
  component?: Component;
  accessory?: Component;
  accent_color?: number | null;
  divider?: boolean;
  spacing?: number;
  style?: number;
  label?: string;
  description?: string;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
  emoji?: Emoji;
  placeholder?: string;
  options?: { label: string; value: string; description?: string; default?: boolean; emoji?: Emoji }[];
  file?: { url?: string };
  name?: string;
}

/** A payload of a message: components, or the plain words of clients without them. */
export interface DiscordBody {
  content?: string;
  components?: readonly unknown[];
}

/** Component types and button styles of the documentation. */
const TYPE = { row: 1, button: 2, select: 3, section: 9, text: 10, file: 13, separator: 14, container: 17 };
const STYLES = ['secondary', 'primary', 'secondary', 'success', 'danger', 'secondary'];

/** One message of Saar; `alone` adds what Discord writes under a message that its asker alone sees. */
export function discordLook(bodies: readonly DiscordBody[], card: Card, alone: boolean): Markup {
  const whose = element('p', { class: 'alone' }, words(card.say('web.discord.alone')));
  return together(
    bodies.map((body) =>
      element(
        'div',
        { class: 'body' },
        ...(body.content ? [markdown(body.content)] : []),
        ...((body.components ?? []) as Component[]).map((component) => shown(component, card)),
        ...(alone ? [whose] : []),
      ),
    ),
  );
}

function shown(component: Component, card: Card): Markup {
  const inner = () => (component.components ?? []).map((each) => shown(each, card));
  switch (component.type) {
    case TYPE.container:
      return element(
        'div',
        { class: 'card', 'data-accent': component.accent_color == null ? undefined : accent(component.accent_color) },
        ...inner(),
      );
    case TYPE.text:
      return element('div', { class: 'text' }, markdown(component.content ?? ''));
    case TYPE.separator:
      return component.divider === false
        ? element('div', { class: 'space' })
        : element('hr', { class: component.spacing === 2 ? 'wide' : undefined });
    case TYPE.section:
      return element(
        'div',
        { class: 'section' },
        element('div', {}, ...inner()),
        ...(component.accessory ? [shown(component.accessory, card)] : []),
      );
    case TYPE.row:
      return element('div', { class: 'row' }, ...inner());
    case TYPE.button:
      return button(component, card);
    case TYPE.select:
      return select(component, card);
    case TYPE.file:
      return element(
        'p',
        { class: 'file' },
        words(component.name ?? component.file?.url?.replace('attachment://', '') ?? ''),
      );
    default:
      return element('p', { class: 'unknown' }, words(`? ${component.type}`));
  }
}

/** A style sheet cannot be written into the page here, so a colour is one of the few that the sheet knows. */
function accent(colour: number): string {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < 40) return 'grey';
  if (red >= green && red >= blue) return green > blue + 50 ? 'amber' : 'red';
  return green >= blue ? 'green' : 'blue';
}

function button(component: Component, card: Card): Markup {
  const label = labelled(component.emoji, component.label ?? '');
  if (component.url !== undefined)
    return element('span', { class: 'button secondary link' }, outside(component.url, label));
  const attributes = {
    class: `button ${STYLES[component.style ?? 2] ?? 'secondary'}`,
    disabled: component.disabled === true,
  };
  return tapButton(card, { id: component.custom_id ?? '' }, attributes, label);
}

/** A menu that opens in place: each choice is a button, so that the keyboard reaches it and nothing fires on the way. */
function select(component: Component, card: Card): Markup {
  const options = component.options ?? [];
  const chosen =
    options.find((option) => option.default)?.label ?? component.placeholder ?? card.say('web.discord.choose');
  const choices = options.map((option) => {
    const more = option.description ? [element('small', {}, words(option.description))] : [];
    const label = together([element('span', {}, labelled(option.emoji, option.label)), ...more]);
    const pressed = option.default === true ? { 'aria-current': 'true' } : {};
    return element(
      'li',
      {},
      tapButton(card, { id: component.custom_id ?? '', values: [option.value] }, pressed, label),
    );
  });
  return element('details', { class: 'menu' }, element('summary', {}, words(chosen)), element('ul', {}, ...choices));
}

/** A custom emoji has no picture here; a plain one is a character. */
function labelled(emoji: Emoji | undefined, label: string): Markup {
  return words(emoji?.name ? `${emoji.name} ${label}`.trim() : label);
}
