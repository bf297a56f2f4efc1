/** Message → HTML. Pure: every text passes the escaping of `html`, links lead to http(s) alone. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Action, Block, Inline, Message } from '../../messages/message.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The whole message as one `<article>`. `href` gives an action's address; without one the action is left out. */
export function render(message: Message, href: (action: Action) => string | undefined): Html {
  const actions = (message.actions ?? []).flatMap((action) => {
    const address = href(action);
    return address === undefined ? [] : [html`<a href="${address}">${action.label}</a>`];
  });
  return html`<article lang="${message.language}">
    ${message.blocks.map(block)} ${actions.length > 0 ? html`<nav>${actions}</nav>` : ''}
  </article>`;
}

function block(node: Block): Html {
  switch (node.kind) {
    case 'title':
      return html`<h1>${inlines(node.text)}</h1>`;
    case 'heading':
      return html`<h2>${inlines(node.text)}</h2>`;
    case 'lead':
      return html`<p class="lead">${inlines(node.text)}</p>`;
    case 'alert':
      return html`<p class="alert" role="note">${inlines(node.text)}</p>`;
    case 'paragraph':
      return html`<p>${inlines(node.text)}</p>`;
    case 'note':
      return html`<p class="note">${inlines(node.text)}</p>`;
    case 'list':
      return html`<ul>
        ${node.items.map((item) => html`<li>${inlines(item)}</li>`)}
      </ul>`;
    case 'fold':
      return html`<details>
        <summary>${inlines(node.title)}</summary>
        ${node.blocks.map(block)}
      </details>`;
  }
}

function inlines(nodes: readonly Inline[]): Html[] {
  return nodes.map(inline);
}

function inline(node: Inline): Html {
  switch (node.kind) {
    case 'mark':
      return html`<sup>[${node.number}]</sup>`;
    case 'foreign':
      return html`<span lang="${node.language}">${node.text}</span> <small class="language">${node.language}</small>`;
    case 'link':
      return isWebAddress(node.url)
        ? html`<a href="${node.url}" rel="noopener noreferrer nofollow">${node.text}</a>`
        : html`${node.text}`;
    case 'text':
      return styled(node.text, node.style);
  }
}

function styled(text: string, style: 'strong' | 'emphasis' | 'code' | undefined): Html {
  if (style === 'strong') return html`<strong>${text}</strong>`;
  if (style === 'emphasis') return html`<em>${text}</em>`;
  if (style === 'code') return html`<code>${text}</code>`;
  return html`${text}`;
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
