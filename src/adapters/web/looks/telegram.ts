/** Telegram payloads → HTML that looks as Telegram shows them: a bubble each, its buttons below it. */
import { element, outside, together, words, type Markup } from '../markup.ts';
import { tapButton, type Card } from './tap.ts';
import { telegramHtml } from './telegram-html.ts';

interface Button {
  text: string;
  callback_data?: string;
  url?: string;
  copy_text?: { text: string };
}

/** A payload of `sendMessage` or `sendRichMessage`. */
export interface TelegramBody {
  text?: string;
  parse_mode?: string;
  rich_message?: { html?: string; skip_entity_detection?: boolean };
  reply_markup?: { inline_keyboard?: readonly (readonly Button[])[] };
}

/** One answer of Saar. */
export function telegramLook(bodies: readonly TelegramBody[], card: Card): Markup {
  return together(
    bodies.map((body) => {
      const rows = (body.reply_markup?.inline_keyboard ?? []).map((row) =>
        element('div', { class: 'row' }, ...row.map((each) => button(each, card))),
      );
      const keyboard = rows.length > 0 ? [element('div', { class: 'keyboard' }, ...rows)] : [];
      return element('div', { class: 'body' }, bubble(body, card), ...keyboard);
    }),
  );
}

function bubble({ text, parse_mode: mode, rich_message: rich }: TelegramBody, card: Card): Markup {
  const look = { quoteLabel: card.say('web.telegram.expand'), detect: rich?.skip_entity_detection !== true };
  if (rich) return element('div', { class: 'bubble rich' }, telegramHtml(rich.html ?? '', look));
  const shown = mode === 'HTML' ? telegramHtml(text ?? '', look) : words(text ?? '');
  return element('div', { class: 'bubble' }, shown);
}

/** A button that only Telegram itself can serve (inline mode, say) is shown and does nothing. */
function button(each: Button, card: Card): Markup {
  const label = words(each.text);
  if (each.url !== undefined) return element('span', { class: 'button link' }, outside(each.url, label));
  if (each.callback_data !== undefined) return tapButton(card, { id: each.callback_data }, { class: 'button' }, label);
  const copied = each.copy_text?.text;
  return copied === undefined
    ? element(
        'button',
        { type: 'button', class: 'button', disabled: true, title: card.say('web.telegram.there') },
        label,
      )
    : element('button', { type: 'button', class: 'button', 'data-copy': copied }, label);
}
